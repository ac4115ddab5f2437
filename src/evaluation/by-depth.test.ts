import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { sortOnce } from '../ranking/depth-cut.ts'
import { entryPlaces } from '../ranking/entry-places.ts'
import { rerank } from '../ranking/holes.ts'
import { orderByScore } from '../ranking/order.ts'
import { deepestReached, evaluateByDepth } from './by-depth.ts'
import { evaluate } from './evaluate.ts'
import { parseMeasure } from './measure.ts'
import { trecColumns } from './testing/trec-columns.ts'

const qrels = 'q1 0 a 1\nq1 0 c 3\nq2 0 b 2\nq3 0 z 1\n'
const run = ['q1 Q0 a 1 4 x', 'q1 Q0 b 2 3 x', 'q1 Q0 c 3 2 x', 'q1 Q0 d 4 1 x', 'q2 Q0 a 1 2 x', 'q2 Q0 b 2 1 x'].join('\n')
const small = trecColumns(qrels, run)
const first = orderByScore(small.columns, small.score, small.docOrder)

describe('by depth', () => {
  const logits = Float32Array.of(0, 1, 9, 8, 1, 5)
  const places = entryPlaces(sortOnce(first, logits, small.columns, small.docOrder))

  it.each(['nDCG@2', 'MRR@10', 'MAP', 'Recall@1', 'P@3', 'nDCG(judged_only=True)@1', 'MRR(judged_only=True)@1'])('%s is what each depth measures by itself', (name) => {
    const measure = parseMeasure(name)
    const curve = evaluateByDepth(first, places, small.judgements, measure, 1, 4)
    const each = [0, 1, 2, 3, 4].map((depth) => evaluate(depth === 0 ? first : rerank(first, logits, small.columns, small.docOrder, depth), small.judgements, [measure])[0])
    expect([...curve.mean]).toEqual(each.map((evaluation) => evaluation?.mean))
    expect(curve.n).toBe(3)
    expect([...curve.pairs]).toEqual([0, 2, 4, 5, 6])
  })

  it('sees what happens below the cut-off where the unjudged above it do not count', () => {
    const list = trecColumns('q 0 a 0\nq 0 b 1\n', ['u1', 'u2', 'a', 'b'].map((doc, at) => `q Q0 ${doc} ${at + 1} ${9 - at} x`).join('\n'))
    const order = orderByScore(list.columns, list.score, list.docOrder)
    const reranked = entryPlaces(sortOnce(order, Float32Array.of(9, 8, 1, 5), list.columns, list.docOrder))
    expect([...evaluateByDepth(order, reranked, list.judgements, parseMeasure('MRR(judged_only=True)@1'), 1, 4).mean]).toEqual([0, 0, 0, 0, 1])
  })

  it('leaves out queries that are not scored so deep, and says how deep all are', () => {
    const some = entryPlaces(sortOnce(first, Float32Array.of(0, 1, NaN, 8, 1, 5), small.columns, small.docOrder))
    expect(deepestReached(first, places, small.judgements)).toBe(4)
    expect(deepestReached(first, some, small.judgements)).toBe(2)
    expect(evaluateByDepth(first, some, small.judgements, parseMeasure('MAP'), 1, 3).n).toBe(2)
    expect(() => evaluateByDepth(first, some, small.judgements, parseMeasure('MAP'), 1, NaN)).toThrow(RangeError)
  })
})

describe.skipIf(sharedFolder === undefined)('on TREC DL 2019', () => {
  it('every depth is that of trec_eval’s own reranked runs, in a fraction of their time', () => {
    const read = (path: string) => readFileSync(`${sharedFolder}/${path}`, 'utf8')
    const trec = trecColumns(read('data/dl19/qrels.txt'), read('data/dl19/run.BM25.trec'))
    const { pairs } = JSON.parse(read('reference/dl19.all-MiniLM-L6-v2.json')) as { pairs: Record<string, Record<string, number>> }
    const logits = Float32Array.from(trec.queryIds.flatMap((query, q) => trec.pairIds.slice(trec.columns.offsets[q], trec.columns.offsets[q + 1]).map((doc) => pairs[query]?.[doc] ?? NaN)))
    const bm25 = orderByScore(trec.columns, trec.score, trec.docOrder)
    const measure = parseMeasure('nDCG@10')
    const curve = evaluateByDepth(bm25, entryPlaces(sortOnce(bm25, logits, trec.columns, trec.docOrder)), trec.judgements, measure, 1, 100)
    expect(curve.mean[0]?.toFixed(4)).toBe('0.5058')
    expect(curve.mean[100]?.toFixed(4)).toBe('0.6424')
    for (const depth of [7, 20, 50]) {
      const [alone] = evaluate(rerank(bm25, logits, trec.columns, trec.docOrder, depth), trec.judgements, [measure])
      expect(curve.mean[depth]).toBeCloseTo(alone?.mean ?? NaN, 12)
    }
  })
})
