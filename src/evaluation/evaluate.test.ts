import { describe, expect, it } from 'vitest'
import { comparePaired } from './compare.ts'
import { countQueries } from './counts.ts'
import { evaluate } from './evaluate.ts'
import { UNJUDGED } from './judged-ranking.ts'
import type { JoinedJudgements, RankedLists } from './judgements.ts'
import { parseMeasure } from './measure.ts'
import { tiedInLists, tiedWithin } from './ties.ts'

// Judged queries: 0 good, 1 with nothing relevant, 2 not in the collection, 3 without a judgement, 4 not fully scored, 5 with an empty list.
const judgements: JoinedJudgements = {
  query: Int32Array.of(0, 1, -1, 2, 3, 4),
  offsets: Uint32Array.of(0, 2, 3, 4, 4, 5, 6),
  grade: Int32Array.of(2, 1, 0, 1, 1, 1),
  pairGrade: Int32Array.of(UNJUDGED, 2, 0, UNJUDGED, 1),
}
const lists: RankedLists = {
  offsets: Uint32Array.of(0, 2, 3, 4, 5, 5),
  pairs: Uint32Array.of(0, 1, 2, 3, 4),
  complete: Uint8Array.of(1, 1, 1, 0, 1),
}
const only = (name: string, options?: Parameters<typeof evaluate>[3]) => {
  const [evaluation] = evaluate(lists, judgements, [parseMeasure(name)], options)
  if (!evaluation) throw new Error('Nothing came back')
  return { perQuery: [...evaluation.perQuery], mean: evaluation.mean, n: evaluation.n }
}

describe('evaluate', () => {
  it('counts a judged query without a list as 0; leaves out the incomplete and those without a judgement', () => {
    expect(only('MRR@10')).toEqual({ perQuery: [1 / 2, 0, 0, NaN, NaN, 0], mean: 1 / 8, n: 4 })
  })

  it('leaves queries without a list out where asked', () => {
    expect(only('MRR@10', { missing: 'left-out' })).toEqual({ perQuery: [1 / 2, 0, NaN, NaN, NaN, NaN], mean: 1 / 4, n: 2 })
  })

  it('takes the unjudged out of the lists where asked, for all measures or one', () => {
    expect(only('MRR@10', { judgedOnly: true }).perQuery[0]).toBe(1)
    expect(only('MRR(judged_only=True)@1').perQuery[0]).toBe(1)
    expect(only('MRR@1').perQuery[0]).toBe(0)
  })

  it('follows a measure’s own level over the chosen one', () => {
    expect(only('MRR@10', { level: 3 }).mean).toBe(0)
    expect(only('MRR(rel=2)@10', { level: 3 }).mean).toBe(1 / 8)
  })

  it('adds counts up', () => expect(only('num_rel')).toMatchObject({ mean: 2 + 0 + 1 + 1, n: 4 }))

  it('has no mean of nothing', () => {
    const none = { ...judgements, query: new Int32Array(0), offsets: new Uint32Array(1) }
    expect(evaluate(lists, none, [parseMeasure('MAP')])[0]).toMatchObject({ mean: NaN, n: 0 })
  })

  it('stands beside the counts behind it', () => {
    expect(countQueries(lists, judgements)).toEqual({ judged: 5, withPositive: 4, returned: 3, complete: 4 })
    expect(countQueries(lists, judgements, 2)).toMatchObject({ judged: 5, withPositive: 1 })
  })
})

describe('comparePaired', () => {
  it('is over the queries that both have', () => {
    const comparison = comparePaired(Float64Array.of(1, NaN, 0.5, 0.2, 0.3), Float64Array.of(0.5, 1, NaN, 0.2, 0.4))
    expect(comparison).toMatchObject({ n: 3, wins: 1, ties: 1, losses: 1 })
    expect(comparison.delta).toBeCloseTo((0.5 + 0 - 0.1) / 3, 12)
  })

  it('calls it a tie where only the last bits differ', () => {
    expect(comparePaired(Float64Array.of(0.1 + 0.2), Float64Array.of(0.3))).toMatchObject({ ties: 1, wins: 0, delta: 0 })
  })

  it('has no delta of nothing, and refuses what cannot be paired', () => {
    expect(comparePaired(Float64Array.of(NaN), Float64Array.of(1))).toMatchObject({ n: 0, delta: NaN })
    expect(() => comparePaired(new Float64Array(2), new Float64Array(3))).toThrow('not the same judgements')
  })
})

describe('ties', () => {
  const score = Float64Array.of(5, 4, 4, 3, 2, 2)
  const pairs = Uint32Array.of(0, 1, 2, 3, 4, 5)

  it('counts candidates within the cut-off that share a score, across it too', () => {
    expect(tiedWithin(pairs, score, 10)).toBe(4)
    expect(tiedWithin(pairs, score, 2)).toBe(1)
    expect(tiedWithin(pairs, score, 1)).toBe(0)
  })

  it('looks no further than the scores decided', () => {
    expect(tiedWithin(pairs, score, 10, 5)).toBe(2)
    expect(tiedWithin(pairs, score, 10, 2)).toBe(0)
  })

  it('adds up over queries', () => {
    expect(tiedInLists({ offsets: Uint32Array.of(0, 3, 6), pairs, complete: Uint8Array.of(1, 1) }, score, 10)).toBe(4)
  })
})
