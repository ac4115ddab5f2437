import { expect, test } from 'vitest'
import { familyOf, type Rule } from '../../evaluation/family.ts'
import { pairRandomisation } from '../../evaluation/significance.ts'
import { ruleInWords, superscripts } from './superscripts.ts'
import { valuesOf } from './tested-values.ts'
import { valuesKey } from './values-key.ts'

const rule: Rule = { test: 'randomisation', alpha: 0.05, correction: 'holm' }
const system = (shift: number) => Float64Array.from({ length: 30 }, (_, query) => 0.3 + shift + 0.05 * Math.sin(query * (1 + 10 * shift)))
const systems = [system(0), system(0.2), system(0.21)]
const family = familyOf(systems)
const families = new Map([[valuesKey(systems), family]])
const tested = family.pairs.map((pair) => [valuesKey(valuesOf(systems, pair)), pairRandomisation(...valuesOf(systems, pair))] as const)

test('a column is marked once every pair of it is tested', () => {
  expect(superscripts([systems], { families: new Map(), randomisations: new Map() }, rule).beaten).toEqual([null])
  expect(superscripts([systems], { families, randomisations: new Map(tested.slice(1)) }, rule).beaten).toEqual([null])
  expect(superscripts([systems], { families, randomisations: new Map(tested) }, rule).beaten).toEqual([[[], [0], [0]]])
})

test('tests that need no flips are known with the family', () => {
  for (const test of ['t', 'wilcoxon', 'tukey'] as const) {
    expect(superscripts([systems], { families, randomisations: new Map() }, { ...rule, test }).beaten).toEqual([[[], [0], [0]]])
  }
})

test('the same numbers are the same question, whichever array they lie in', () => {
  expect(valuesKey(systems.map((values) => values.slice()))).toBe(valuesKey(systems))
  expect(valuesKey([...systems].reverse())).not.toBe(valuesKey(systems))
})

test('the rule is said in words', () => {
  expect(ruleInWords(rule, 3, [43, 43, 43])).toBe('a paired randomisation test, p ≤ 0.05 after Holm’s correction over the 3 pairs of a column, n 43')
  expect(ruleInWords({ ...rule, correction: 'none' }, 3, [40, 43])).toBe('a paired randomisation test, p ≤ 0.05, not corrected, n 40 to 43')
  expect(ruleInWords({ ...rule, test: 'tukey', alpha: 0.01 }, 4, [43])).toBe('Tukey’s HSD test, unpaired as in ranx, p ≤ 0.01 over the 6 pairs of a column, n 43')
  expect(ruleInWords({ ...rule, test: 't' }, 2, [43])).toBe('a paired t test, p ≤ 0.05, n 43')
  expect(superscripts([[system(0)]], { families, randomisations: new Map() }, rule).rule).toBeNull()
})
