import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PairIndex } from './pair-index.ts'

it('keeps each pair of rows once, in the order of their coming', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 1000 }), (pairs) => {
      const index = new PairIndex()
      const rows = new Map<string, number>()
      const expected = pairs.map(([a, b]) => {
        const key = `${a} ${b}`
        if (rows.has(key)) return -1
        rows.set(key, rows.size)
        return rows.size - 1
      })
      expect(pairs.map(([a, b]) => index.add(a, b))).toEqual(expected)
      expect(Array.from(index.a, (a, row) => `${a} ${index.b[row] ?? ''}`)).toEqual([...rows.keys()])
    }),
    { numRuns: 30 },
  )
})

it('grows past its first table, with rows as large as they come', () => {
  const index = new PairIndex()
  const rows = Array.from({ length: 5000 }, (_, i) => i)
  const add = (i: number) => index.add(i % 50, 0xfffffffe - i)
  expect(rows.map(add)).toEqual(rows)
  expect(rows.map(add)).toEqual(rows.map(() => -1))
})
