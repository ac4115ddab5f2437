import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UNJUDGED } from './judged-ranking.ts'
import { scoreSpread } from './score-spread.ts'

it('counts pairs by score and by what they were judged', () => {
  const spread = scoreSpread(Float64Array.of(0, 1, 2, 3, 4, NaN), Int32Array.of(0, UNJUDGED, 2, -1, 1, 3), 2, 4)
  expect([...spread.edges]).toEqual([0, 1, 2, 3, 4])
  expect([...spread.relevant]).toEqual([0, 0, 1, 0])
  expect([...spread.notRelevant]).toEqual([1, 0, 0, 2])
  expect([...spread.unjudged]).toEqual([0, 1, 0, 0])
  // 2 is above 0 and below 3 and 4.
  expect(spread.separation).toBeCloseTo(1 / 3, 12)
})

it('has one bin with all where scores are the same, and no separation without both kinds', () => {
  const spread = scoreSpread(Float32Array.of(5, 5), Int32Array.of(1, 0), 1, 3)
  expect([...spread.relevant, ...spread.notRelevant]).toEqual([1, 0, 0, 1, 0, 0])
  expect(spread.separation).toBe(0.5)
  expect(scoreSpread(Float32Array.of(NaN, 1), Int32Array.of(1, 1), 1, 3).separation).toBeNull()
  expect(scoreSpread(Float32Array.of(NaN), Int32Array.of(1), 1, 2).relevant.length).toBe(2)
})

it('is the share of couples in their order, counted one by one', () => {
  const pair = fc.record({ score: fc.integer({ min: -3, max: 3 }), grade: fc.constantFrom(0, 1) })
  fc.assert(
    fc.property(fc.array(pair, { minLength: 2 }), (pairs) => {
      const [above, below] = [1, 0].map((grade) => pairs.filter((one) => one.grade === grade).map(({ score }) => score)) as [number[], number[]]
      const wins = above.flatMap((a) => below.map((b) => (a > b ? 1 : a === b ? 0.5 : 0))).reduce<number>((sum, win) => sum + win, 0)
      const { separation } = scoreSpread(Float64Array.from(pairs, ({ score }) => score), Int32Array.from(pairs, ({ grade }) => grade), 1, 5)
      if (above.length === 0 || below.length === 0) expect(separation).toBeNull()
      else expect(separation).toBeCloseTo(wins / (above.length * below.length), 10)
    }),
  )
})
