import { expect, it } from 'vitest'
import { betterThan, corrected, familyOf, pairsAmong, type Rule } from './family.ts'
import { pairFacts, turned } from './pair-facts.ts'
import { tukeyHsd } from './statistics/tukey.ts'

const rule: Rule = { test: 't', alpha: 0.05, correction: 'holm' }
const first = Float64Array.of(0.1, 0.2, 0.3, 0.2, 0.1, NaN)
const second = Float64Array.of(0.5, 0.7, 0.6, 0.8, 0.5, 0.9)
const third = Float64Array.of(0.6, 0.6, 0.7, 0.7, NaN, 0.8)

it('pairs each two once', () => {
  expect(pairsAmong(3)).toEqual([
    { system: 1, baseline: 0 },
    { system: 2, baseline: 0 },
    { system: 2, baseline: 1 },
  ])
  expect(pairsAmong(1)).toEqual([])
})

it('compares a pair over the queries of both, and Tukey over those of all', () => {
  const { pairs, n } = familyOf([first, second, third])
  expect(n).toBe(4)
  expect(pairs.map(({ facts }) => facts.n)).toEqual([5, 4, 5])
  expect(pairs[1]?.facts).toEqual(pairFacts(third, first))
  const four = tukeyHsd([first, second, third].map((values) => values.slice(0, 4)))
  expect(pairs.map(({ tukey }) => tukey)).toEqual([four.p[0]?.[1], four.p[0]?.[2], four.p[1]?.[2]])
})

it('counts wins, ties and losses, and the floor of what is not tied', () => {
  const facts = pairFacts(Float64Array.of(1, 1, 0.5, 0, 0.3), Float64Array.of(0, 0, 0.5, 1, 0.1 + 0.2))
  expect(facts).toMatchObject({ n: 5, wins: 2, ties: 2, losses: 1, pFloor: 0.25 })
  expect(facts.deviation).toBeCloseTo(Math.sqrt(0.7), 12)
})

it('corrects once every p of the family is known, and Tukey’s not again', () => {
  expect(corrected([0.01, null, 0.03], rule)).toBeNull()
  expect(corrected([0.01, 0.02, 0.04], rule)).toEqual([0.03, 0.04, 0.04])
  expect(corrected([0.01, 0.02, 0.04], { ...rule, correction: 'none' })).toEqual([0.01, 0.02, 0.04])
  expect(corrected([0.01, 0.02, 0.04], { ...rule, test: 'tukey' })).toEqual([0.01, 0.02, 0.04])
})

it('marks the better one only, from alpha down, and nothing that is not defined', () => {
  const { pairs } = familyOf([first, second, third])
  expect(betterThan(3, pairs, [0.05, 0.051, 0.001], 0.05)).toEqual([[], [0, 2], []])
  expect(betterThan(3, pairs, [NaN, 0.01, NaN], 0.05)).toEqual([[], [], [0]])
})

it('says the same of a pair from either side', () => {
  expect(turned(pairFacts(second, first))).toEqual(pairFacts(first, second))
})
