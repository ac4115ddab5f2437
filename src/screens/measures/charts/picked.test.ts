import { expect, test } from 'vitest'
import { nearest, within } from './picked.ts'

const query = (id: string, a: number, b: number) => ({ query: 0, id, text: '', a, b, difference: a - b })
const queries = [query('one', 0.9, 0.1), query('two', 0.5, 0.5), query('three', 0.52, 0.5)]

test('a rectangle picks what lies in it: x is B, y is A', () => {
  expect(within(queries, { x: [0, 0.2], y: [0.8, 1] }).map(({ id }) => id)).toEqual(['one'])
  expect(within(queries, { x: [0.5, 0.6], y: [0.5, 0.6] }).map(({ id }) => id)).toEqual(['two', 'three'])
})

test('a press picks the nearest within reach, or nothing', () => {
  expect(nearest(queries, { x: 0.5, y: 0.53 }, { x: [0.45, 0.55], y: [0.48, 0.58] })?.id).toBe('three')
  expect(nearest(queries, { x: 0.3, y: 0.3 }, { x: [0.25, 0.35], y: [0.25, 0.35] })).toBeNull()
})
