import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { parseMeasure } from '../evaluation/measure.ts'
import { trecColumns } from '../evaluation/testing/trec-columns.ts'
import { reciprocalRankScores, weightedScores } from './fusion.ts'
import { orderByScore } from './order.ts'

const columns = { offsets: Uint32Array.of(0, 3, 4), passage: Uint32Array.of(0, 1, 2, 0) }
const docOrder = Uint32Array.of(0, 1, 2)

describe('reciprocalRankScores', () => {
  it('counts ranks from 1, over the lists that hold the pair', () => {
    const one = orderByScore(columns, Float64Array.of(3, 2, NaN, NaN), docOrder)
    const other = orderByScore(columns, Float64Array.of(NaN, 2, 1, NaN), docOrder)
    expect([...reciprocalRankScores([one, other], 4)]).toEqual([1 / 61, 1 / 62 + 1 / 61, 1 / 62, NaN])
  })
})

describe('weightedScores', () => {
  it('scales each query by itself', () => {
    expect([...weightedScores([Float32Array.of(0, 5, 10, 7)], [2], columns, 'min-max')]).toEqual([0, 1, 2, 0])
    const [low, middle, high] = weightedScores([Float32Array.of(1, 2, 3, 7)], [1], columns, 'z')
    expect([low, middle, high]).toEqual([-Math.sqrt(1.5), 0, Math.sqrt(1.5)])
  })

  it('takes a missing score for the least of its list, and no opinion for none', () => {
    const scores = [Float64Array.of(0, 10, NaN, NaN), Float64Array.of(0, 5, 10, NaN)]
    expect([...weightedScores(scores, [1, 1], columns, 'min-max')]).toEqual([0, 1.5, 1, NaN])
    expect([...weightedScores([Float64Array.of(NaN, NaN, NaN, 1), Float64Array.of(1, 2, 3, NaN)], [1, 1], columns, 'min-max')]).toEqual([0, 0.5, 1, 0])
  })

  it('wants a weight a system', () => expect(() => weightedScores([Float64Array.of(1, 1, 1, 1)], [], columns, 'z')).toThrow(RangeError))
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
    const fused = weightedScores(systems, [0.5, 0.5], trec.columns, 'z')
    const [evaluation] = evaluate(orderByScore(trec.columns, fused, trec.docOrder), trec.judgements, [parseMeasure('nDCG@10')])
    expect(evaluation?.mean.toFixed(4)).toBe('0.6573')
  })
})
