import { expect, it } from 'vitest'
import type { Rule } from '../../../evaluation/family.ts'
import { pairFacts } from '../../../evaluation/pair-facts.ts'
import { neededFor, sightOf, typedSize, verdict } from './verdict.ts'

const rule: Rule = { test: 'randomisation', alpha: 0.05, correction: 'holm' }
const many = pairFacts(Float64Array.from({ length: 43 }, (_, at) => 0.5 + 0.1 * Math.sin(at)), Float64Array.from({ length: 43 }, (_, at) => 0.4 + 0.1 * Math.cos(3 * at)))
const three = pairFacts(Float64Array.of(0.5, 0.6, 0.7, 0.1), Float64Array.of(0.1, 0.2, 0.3, 0.1))
const of = (facts: typeof many, p: number | null) => ({ a: 'A', b: 'B', measure: 'nDCG@10', facts, p, pairs: 3 })

it('says who is better, and by which p', () => {
  expect(verdict(of(many, 0.0012), rule)).toMatch(/^Yes: A is better than B by 0\.0996 in nDCG@10.*\(p = 0\.0012 corrected for 3 pairs, at most 0\.05\)/)
  expect(verdict(of({ ...many, delta: -0.1 }, 0.0012), { ...rule, correction: 'none' })).toMatch(/^Yes: B is better than A by 0\.1000.*p = 0\.0012, at most/)
  expect(verdict(of(many, 0.051), rule)).toMatch(/^Not shown: A leads B .*above 0\.05/)
})

it('tells what cannot be told from what is not shown', () => {
  expect(verdict(of(three, 0.25), rule)).toBe('It cannot be told: only 3 queries differ, and with so few no test by signs goes below p = 0.2500.')
  expect(verdict(of(three, 0.25), { ...rule, test: 't' })).toMatch(/^Not shown/)
  expect(verdict(of(pairFacts(new Float64Array(5), new Float64Array(5)), 1), rule)).toMatch(/^No difference/)
  expect(verdict(of(pairFacts(new Float64Array(1), new Float64Array(1)), null), rule)).toMatch(/^Too few/)
  expect(verdict(of(many, null), rule)).toMatch(/computed/)
})

it('says what is seen with so many queries, and how many are needed', () => {
  const scattered = { ...many, n: 43, deviation: 0.2 }
  expect(sightOf(scattered, 0.05)).toMatch(/^With 43 queries .* 0\.087 /)
  expect(sightOf({ ...scattered, n: 1, deviation: NaN }, 0.05)).toBeNull()
  expect(neededFor(0.1, scattered, 0.05)).toBe('takes 34 queries, which are here')
  expect(neededFor(0.04, scattered, 0.05)).toMatch(/^takes 199 queries: 156 more/)
  expect(neededFor(0.00001, scattered, 0.05)).toMatch(/a million/)
  expect(neededFor(0.1, { ...scattered, deviation: NaN }, 0.05)).toMatch(/cannot be said/)
})

it('reads a difference in either notation', () => {
  expect(['0.02', ' -0,02 ', '', '0', 'x'].map(typedSize)).toEqual([0.02, 0.02, null, null, null])
})
