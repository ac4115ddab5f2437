import { expect, it } from 'vitest'
import { assignColours, PALETTE_SIZE } from './colours.ts'

it('goes by order of appearance', () => {
  expect([...assignColours(['a', 'b', 'c'])]).toEqual([['a', 0], ['b', 1], ['c', 2]])
})

it('keeps colours while systems come and go', () => {
  const before = assignColours(['a', 'b', 'c'])
  const after = assignColours(['d', 'c', 'a', 'e'], before)
  expect(Object.fromEntries(after)).toEqual({ a: 0, c: 2, d: 1, e: 3 })
})

it('uses each colour once before any twice', () => {
  const keys = Array.from({ length: PALETTE_SIZE * 2 }, (_, i) => `s${i}`)
  const colours = [...assignColours(keys).values()]
  expect(new Set(colours.slice(0, PALETTE_SIZE)).size).toBe(PALETTE_SIZE)
  expect(new Set(colours.slice(PALETTE_SIZE)).size).toBe(PALETTE_SIZE)
})
