import { expect, test } from 'vitest'
import { greatestDifference, greatestSharedDifference } from './agreement.ts'

const some = { a: { x: 1, y: 2 }, b: { x: 3 } }

test('the greatest difference is over all pairs, and a pair that one lacks is any difference', () => {
  expect(greatestDifference(some, { a: { x: 1.5, y: 2 }, b: { x: 2 } })).toBe(1)
  expect(greatestDifference(some, some)).toBe(0)
  expect(greatestDifference(some, { a: { x: 1, y: 2 } })).toBe(Infinity)
  expect(greatestDifference({}, some)).toBe(Infinity)
  expect(greatestDifference(some, { ...some, b: { x: NaN } })).toBe(Infinity)
})

test('runs to different depths are held against each other where they meet', () => {
  expect(greatestSharedDifference(some, { a: { x: 1.25 } })).toBe(0.25)
  expect(greatestSharedDifference(some, { c: { x: 9 } })).toBe(0)
})
