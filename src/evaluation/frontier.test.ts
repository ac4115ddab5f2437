import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frontier } from './frontier.ts'

it('keeps what is better than everything cheaper', () => {
  expect(frontier([{ cost: 0, value: 0.5 }, { cost: 9, value: 0.6 }, { cost: 2, value: 0.64 }, { cost: 5, value: 0.7 }, { cost: 1, value: NaN }])).toEqual([0, 2, 3])
  expect(frontier([{ cost: 1, value: 0.5 }, { cost: 1, value: 0.7 }, { cost: 1, value: 0.7 }])).toEqual([1])
  expect(frontier([])).toEqual([])
})

it('holds no row that another dominates, and every row that none does', () => {
  const row = fc.record({ cost: fc.nat(5), value: fc.nat(5) })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const best = frontier(rows)
      rows.forEach((own, at) => {
        const isDominated = rows.some((other, place) => other.cost <= own.cost && other.value >= own.value && (other.cost < own.cost || other.value > own.value || place < at))
        expect(best.includes(at)).toBe(!isDominated)
      })
    }),
  )
})
