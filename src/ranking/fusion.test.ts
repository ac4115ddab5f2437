import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import golden from '../../scripts/goldens/fusion.json' with { type: 'json' }
import { sharedFolder } from '../../scripts/shared.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { parseMeasure } from '../evaluation/measure.ts'
import { trecColumns } from '../evaluation/testing/trec-columns.ts'
import { reciprocalRankScores, weightedScores } from './fusion.ts'
import { normalised, type Normalisation } from './normalise.ts'
import { orderByScore } from './order.ts'

type Table = Record<string, Record<string, number>>

// Nine documents a query, whether a list holds them or not.
const DOCUMENTS = 9
const queries = Object.keys(golden.first)
const columns = {
  offsets: Uint32Array.from({ length: queries.length + 1 }, (_, query) => query * DOCUMENTS),
  passage: Uint32Array.from({ length: queries.length * DOCUMENTS }, (_, pair) => pair % DOCUMENTS),
}
const docOrder = Uint32Array.from({ length: DOCUMENTS }, (_, document) => document)
const column = (table: Table) => Float64Array.from(columns.passage, (document, pair) => table[queries[Math.floor(pair / DOCUMENTS)] ?? '']?.[`d${document}`] ?? NaN)
const lists = [column(golden.first), column(golden.second)]

function expectClose(fused: Float64Array, table: Table) {
  const wanted = column(table)
  // A list of negative scores is divided by 1e-9 under `max`: values go to 1e10, so what counts is the relative error.
  fused.forEach((value, pair) => (Number.isNaN(wanted[pair]) ? expect(value).toBeNaN() : expect(Math.abs(value - (wanted[pair] ?? NaN))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value)))))
}

describe('as ranx fuses', () => {
  it.each(golden.weighted)('$normalisation, weights $weights', ({ normalisation, weights, fused }) =>
    expectClose(weightedScores(normalised(lists, columns, docOrder, normalisation as Normalisation), weights), fused),
  )

  it.each(golden.reciprocalRank)('reciprocal ranks, k = $k', ({ k, fused }) =>
    expectClose(reciprocalRankScores(lists.map((scores) => orderByScore(columns, scores, docOrder)), columns.passage.length, k), fused),
  )
})

it('wants a weight a list', () => expect(() => weightedScores([Float64Array.of(1)], [])).toThrow(RangeError))

it('takes a list of equal scores for one of no opinion', () => {
  const one = { offsets: Uint32Array.of(0, 2), passage: Uint32Array.of(0, 1) }
  for (const by of ['min-max', 'sum', 'zmuv'] as const) expect([...(normalised([Float64Array.of(7, 7)], one, docOrder, by)[0] ?? [])]).toEqual([0, 0])
})

describe.skipIf(sharedFolder === undefined)('on TREC DL 2019', () => {
  it('half reranker, half bi-encoder, z-normalised, is better than either', () => {
    const read = (path: string) => readFileSync(`${sharedFolder}/${path}`, 'utf8')
    const trec = trecColumns(read('data/dl19/qrels.txt'), read('data/dl19/run.BM25.trec'))
    const systems = ['minilm-l6-qa-reranker', 'all-MiniLM-L6-v2'].map((model) => {
      const { pairs } = JSON.parse(read(`reference/dl19.${model}.json`)) as { pairs: Record<string, Record<string, number>> }
      const logits = trec.queryIds.flatMap((query, q) => trec.pairIds.slice(trec.columns.offsets[q], trec.columns.offsets[q + 1]).map((doc) => pairs[query]?.[doc] ?? NaN))
      return Float32Array.from(logits)
    })
    const fused = weightedScores(normalised(systems, trec.columns, trec.docOrder, 'zmuv'), [0.5, 0.5])
    const [evaluation] = evaluate(orderByScore(trec.columns, fused, trec.docOrder), trec.judgements, [parseMeasure('nDCG@10')])
    expect(evaluation?.mean.toFixed(4)).toBe('0.6573')
  })
})
