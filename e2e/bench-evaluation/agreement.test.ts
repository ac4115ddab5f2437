import { expect, it } from 'vitest'
import { agreements } from './agreement.ts'
import { measures, type Values } from './contestants/contestant.ts'
import { names } from './contestants/names.ts'

const all = (...values: readonly number[]): Values =>
  Object.fromEntries(measures.map((name) => [name, Object.fromEntries(values.map((value, at) => [`q${at}`, value]))])) as Values

const measured = (name: string, values: Values) => ({ name, passes: [], values })
const ours = measured(names.node, all(0.5, 0.25, 1))

it('takes sums in another order for the same, and nothing more', () => {
  const found = agreements([ours, measured(names.page, all(0.5, 0.25, 1)), measured(names.pytrecEval, all(0.5 + 1e-15, 0.25, 1)), measured('other', all(0.5, 0.25, 1 - 1e-6))])
  expect(found.map(({ agrees }) => agrees)).toEqual([true, true, true, false])
  expect(found[0]?.means['MAP']).toBeCloseTo(0.5833, 4)
})

it('lets ranx break ties otherwise where the means stay', () => {
  const [, swapped, apart] = agreements([ours, measured(names.ranx, all(0.51, 0.25, 1)), measured(names.ranx, all(0.6, 0.25, 1))])
  expect([swapped?.agrees, apart?.agrees]).toEqual([true, false])
  expect(apart?.ofQueries).toBeCloseTo(0.1)
})

it('finds a query that only one of them has, and a value that is none', () => {
  expect(agreements([ours, measured(names.ranx, all(0.5, 0.25))])[1]?.agrees).toBe(false)
  expect(agreements([ours, measured(names.pytrecEval, all(0.5, NaN, 1))])[1]?.agrees).toBe(false)
})
