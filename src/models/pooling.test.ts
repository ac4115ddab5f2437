import { describe, expect, test } from 'vitest'
import { dot, normalize, poolTokens } from './pooling.ts'

const hidden = { dims: [2, 3, 2], data: Float32Array.of(1, 2, 3, 4, 99, 99, 5, 6, 7, 8, 9, 10) }
const mask = { rows: 2, length: 3, attentionMask: Int32Array.of(1, 1, 0, 1, 1, 1) }

describe('pooling', () => {
  test('the mean leaves padding out', () => expect([...poolTokens(hidden, mask, 'mean')]).toEqual([2, 3, 7, 8]))
  test('cls is the first token', () => expect([...poolTokens(hidden, mask, 'cls')]).toEqual([1, 2, 5, 6]))
  test('a row without tokens is zero, not NaN', () => {
    const empty = { rows: 1, length: 1, attentionMask: Int32Array.of(0) }
    expect([...poolTokens({ dims: [1, 1, 2], data: Float32Array.of(1, 1) }, empty, 'mean')]).toEqual([0, 0])
  })
  test('another shape is refused', () => expect(() => poolTokens({ ...hidden, dims: [2, 6] }, mask, 'mean')).toThrow(/\[2, 3, width\], got \[2, 6\]/))
})

describe('normalising', () => {
  test('makes the dot product a cosine', () => expect(dot(normalize(Float32Array.of(3, 4)), normalize(Float32Array.of(4, 3)))).toBeCloseTo(0.96, 6))
  test('leaves zero alone', () => expect([...normalize(Float32Array.of(0, 0))]).toEqual([0, 0]))
})
