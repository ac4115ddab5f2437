import { expect, test } from 'vitest'
import { forgetDerived, memo, memoByKey } from './memo.ts'

test('the last result stands while the arguments are the same objects', () => {
  const sum = memo((of: readonly number[], from: number) => ({ sum: of.reduce((total, number) => total + number, from) }))
  const numbers = [1, 2]
  const first = sum(numbers, 0)
  expect(first).toEqual({ sum: 3 })
  expect(sum(numbers, 0)).toBe(first)
  expect(sum(numbers, 1)).toEqual({ sum: 4 })
  expect(sum([1, 2], 0)).not.toBe(first)
})

test('keys have a memory each, until everything is let go of', () => {
  const boxed = memoByKey((content: object) => ({ content }))
  const [one, other] = [{}, {}]
  const [a, b] = [boxed('a', one), boxed('b', other)]
  expect([boxed('a', one), boxed('b', other)]).toEqual([a, b])
  expect(boxed('a', one)).toBe(a)
  forgetDerived()
  expect(boxed('a', one)).not.toBe(a)
})
