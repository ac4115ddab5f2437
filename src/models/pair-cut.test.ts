import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shares, windowStarts } from './pair-cut.ts'

describe('shares of a room', () => {
  test.each<[[number, number, number], [number, number], string]>([
    [[3, 4, 7], [3, 4], 'both fit'],
    [[3, 10, 7], [3, 4], 'the passage is cut'],
    [[7, 4, 5], [3, 2], 'the query alone fills the room: both are cut'],
    [[5, 9, 5], [2, 3], 'as longest_first does, the longer one keeps more'],
    [[7, 1, 5], [4, 1], 'what the shorter one leaves'],
  ])('%j gives %j: %s', ([query, passage, room], expected) => expect(shares(query, passage, room)).toEqual(expected))
})

describe('windows', () => {
  test.each<[[number, number, number], number[], string]>([
    [[10, 10, 3], [0], 'a passage that fits is one window'],
    [[0, 10, 3], [0], 'nothing is one window'],
    [[20, 10, 0], [0, 10], 'no tail where they come out even'],
    [[21, 10, 0], [0, 10, 11], 'the last one ends with the passage'],
    [[30, 10, 4], [0, 6, 12, 18, 20], 'each shares the stride with the one before, the last one more'],
    [[30, 10, 9], [0, 5, 10, 15, 20], 'no more than half a window is shared'],
    [[3, 1, 5], [0, 1, 2], 'of a token'],
  ])('%j begin at %j: %s', ([length, size, stride], expected) => expect(windowStarts(length, size, stride)).toEqual(expected))

  test('read every token, share at least the stride, and are no more than needed', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 512 }), fc.nat(600), (length, size, stride) => {
        const starts = windowStarts(length, size, stride)
        const shared = Math.min(stride, Math.floor(size / 2))
        expect(starts[0]).toBe(0)
        expect((starts.at(-1) ?? 0) + Math.min(size, length)).toBe(length)
        starts.slice(1).forEach((start, i) => {
          expect(start).toBeGreaterThan(starts[i] ?? 0)
          expect((starts[i] ?? 0) + size - start).toBeGreaterThanOrEqual(shared)
        })
        expect(starts.length).toBe(length <= size ? 1 : Math.ceil((length - shared) / (size - shared)))
      }),
    )
  })
})
