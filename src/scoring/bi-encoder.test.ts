import { expect, test } from 'vitest'
import { usualRecipe } from '../systems/system.ts'
import { textVectors } from './bi-encoder.ts'
import type { FloatTensor, TokenBatch } from './ports.ts'

/** Two texts of three tokens, the first with one of padding. */
const batch: TokenBatch = { rows: 2, length: 3, inputIds: new Int32Array(6), attentionMask: Int32Array.of(1, 1, 0, 1, 1, 1), tokenTypeIds: new Int32Array(6) }
const asItIs = { ...usualRecipe, normalize: false }
const rowsOf = (output: FloatTensor, recipe = asItIs, of = batch) => [...Array(of.rows).keys()].map((row) => [...textVectors(output, of, recipe)(row)])

test('token vectors are pooled by the recipe', () => {
  const tokens = { dims: [2, 3, 2], data: Float32Array.of(1, 2, 3, 4, 99, 99, 5, 6, 7, 8, 9, 10) }
  expect(rowsOf(tokens)).toEqual([[2, 3], [7, 8]])
  expect(rowsOf(tokens, { ...asItIs, pooling: 'cls' })).toEqual([[1, 2], [5, 6]])
})

test.each([[[2, 2]], [[2, 1, 2]]])('what a graph pooled, in the shape %j, is taken whatever the recipe says, and brought to length 1 where it says so', (dims) => {
  const pooled = { dims, data: Float32Array.of(3, 4, 0, 2) }
  for (const pooling of ['mean', 'cls'] as const) expect(rowsOf(pooled, { ...asItIs, pooling })).toEqual([[3, 4], [0, 2]])
  expect(rowsOf(pooled, usualRecipe)).toEqual([[Math.fround(0.6), Math.fround(0.8)], [0, 1]])
})

test('texts of one token are not taken for pooled: one without a token has the vector zero', () => {
  const short = { ...batch, length: 1, inputIds: new Int32Array(2), attentionMask: Int32Array.of(1, 0), tokenTypeIds: new Int32Array(2) }
  expect(rowsOf({ dims: [2, 1, 2], data: Float32Array.of(1, 2, 3, 4) }, asItIs, short)).toEqual([[1, 2], [0, 0]])
})

test('another shape is refused', () => expect(() => rowsOf({ dims: [2, 2, 2], data: new Float32Array(8) })).toThrow(/\[2, 3, width\], got \[2, 2, 2\]/))
