import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { rerank } from '../ranking/holes.ts'
import { orderByScore } from '../ranking/order.ts'
import { evaluate } from './evaluate.ts'
import { parseMeasure } from './measure.ts'
import { trecColumns } from './testing/trec-columns.ts'

interface Reference {
  measures: Record<string, number>
  'nDCG@10 per query': Record<string, number>
  pairs: Record<string, Record<string, number>>
}

/** What sentence-transformers and pytrec_eval made of DL19's BM25 lists; values are printed to six decimals. */
describe.skipIf(sharedFolder === undefined).each(['all-MiniLM-L6-v2', 'minilm-l6-qa-reranker'])('DL19 reranked by %s', (model) => {
  const read = (path: string) => readFileSync(`${sharedFolder}/${path}`, 'utf8')
  const load = () => {
    const reference = JSON.parse(read(`reference/dl19.${model}.json`)) as Reference
    const { columns, score, docOrder, judgements, judgedIds, queryIds, pairIds } = trecColumns(read('data/dl19/qrels.txt'), read('data/dl19/run.BM25.trec'))
    const logits = new Float32Array(pairIds.length)
    queryIds.forEach((query, q) => {
      for (let pair = columns.offsets[q] ?? 0; pair < (columns.offsets[q + 1] ?? 0); pair++) logits[pair] = reference.pairs[query]?.[pairIds[pair] ?? ''] ?? NaN
    })
    return { reference, judgements, judgedIds, lists: rerank(orderByScore(columns, score, docOrder), logits, columns, docOrder, 100) }
  }

  it('measures as pytrec_eval does', () => {
    const { reference, judgements, lists } = load()
    expect(lists.complete.every((one) => one === 1)).toBe(true)
    const names = Object.keys(reference.measures)
    expect(names.length).toBe(14)
    const evaluations = evaluate(lists, judgements, names.map(parseMeasure))
    names.forEach((name, i) => expect(evaluations[i]?.mean, name).toBeCloseTo(reference.measures[name] ?? NaN, 5))
  })

  it('and so on every query', () => {
    const { reference, judgements, judgedIds, lists } = load()
    const [ndcg] = evaluate(lists, judgements, [parseMeasure('nDCG@10')])
    judgedIds.forEach((query, j) => expect(ndcg?.perQuery[j], query).toBeCloseTo(reference['nDCG@10 per query'][query] ?? NaN, 5))
  })
})
