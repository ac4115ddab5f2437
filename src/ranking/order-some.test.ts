import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderByScore } from './order.ts'
import { orderOfSome } from './order-some.ts'

it('has every wanted pair where the whole order has it, and all pairs once', () => {
  const row = fc.array(fc.record({ score: fc.constantFrom(-1, 0, 0.5, 1, NaN), isWanted: fc.boolean() }), { maxLength: 24 })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
      const all = rows.flat()
      let total = 0
      const columns = { offsets: Uint32Array.of(0, ...rows.map(({ length }) => (total += length))), passage: Uint32Array.from(all, (_, pair) => pair) }
      const score = Float64Array.from(all, (pair) => pair.score)
      const whole = orderByScore(columns, score, columns.passage)
      const some = orderOfSome(columns, score, columns.passage, Uint8Array.from(all, ({ isWanted }) => Number(isWanted)))
      expect(some.offsets).toEqual(whole.offsets)
      expect([...some.pairs].sort()).toEqual([...whole.pairs].sort())
      whole.pairs.forEach((pair, at) => {
        if (all[pair]?.isWanted) expect(some.pairs[at]).toBe(pair)
      })
    }),
  )
})
