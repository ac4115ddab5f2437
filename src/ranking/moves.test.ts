import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idealOrder } from './ideal.ts'
import { movesBetween } from './moves.ts'
import { orderByScore } from './order.ts'
import { rankChange } from './query-change.ts'

describe('movesBetween', () => {
  it('counts ranks gained, and names who came and went', () => {
    const { moves, gone } = movesBetween(Uint32Array.of(7, 8, 9), Uint32Array.of(9, 7, 5))
    expect(moves).toEqual([2, -1, 'new'])
    expect([...gone]).toEqual([8])
  })

  it('sums to zero over the same pairs', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(50).keys()], { minLength: 50 }), (shuffled) => {
        const { moves, gone } = movesBetween(Uint32Array.from({ length: 50 }, (_, at) => at), Uint32Array.from(shuffled))
        expect(moves.reduce<number>((sum, move) => sum + (move === 'new' ? NaN : move), 0)).toBe(0)
        expect(gone.length).toBe(0)
      }),
    )
  })
})

describe('idealOrder', () => {
  it('sorts by grade, keeps the order within one, and puts the unjudged last', () => {
    const columns = { offsets: Uint32Array.of(0, 6), passage: Uint32Array.of(0, 1, 2, 3, 4, 5) }
    const first = orderByScore(columns, Float64Array.of(6, 5, 4, 3, 2, 1), Uint32Array.of(0, 1, 2, 3, 4, 5))
    expect([...idealOrder(first, Int32Array.of(-0x80000000, 0, 3, -1, 3, -0x80000000)).pairs]).toEqual([2, 4, 1, 3, 0, 5])
  })
})

describe('rankChange', () => {
  const numbers = (...pairs: number[]) => Uint32Array.from(pairs)

  it('is 0 for the same order and 1 for lists with nothing in common', () => {
    expect(rankChange(numbers(1, 2, 3), numbers(1, 2, 3))).toBeCloseTo(0, 12)
    expect(rankChange(numbers(1, 2, 3), numbers(4, 5, 6))).toBe(1)
    expect(rankChange(numbers(), numbers())).toBe(0)
    expect(rankChange(numbers(), numbers(1))).toBe(1)
  })

  it('of two swapped at the top, worked by hand', () => {
    // Agreement 0, 1, 1 at depths 1, 2, 3; RBO_ext = (1 - p)/p (p² + p³) + p³.
    const p = 0.9
    expect(rankChange(numbers(1, 2, 3), numbers(2, 1, 3), p)).toBeCloseTo(1 - ((1 - p) / p) * (p ** 2 + p ** 3) - p ** 3, 12)
  })

  it('of a list that stops early, worked by hand', () => {
    // Short (1), long (1, 2): X = 1, 1; equation 32 with s = 1, l = 2 gives (1 - p)/p (p + p²/2 + p²/2) + (0/2 + 1) p² = 1.
    expect(rankChange(numbers(1), numbers(1, 2))).toBeCloseTo(0, 12)
    // Short (2), long (1, 2): X = 0, 1; (1 - p)/p (p²/2) + (1/2) p².
    const p = 0.8
    expect(rankChange(numbers(2), numbers(1, 2), p)).toBeCloseTo(1 - (((1 - p) / p) * p ** 2) / 2 - p ** 2 / 2, 12)
  })

  it('weighs the top more', () => {
    const before = Uint32Array.from({ length: 100 }, (_, at) => at)
    const swapped = (a: number, b: number) => before.map((pair) => (pair === a ? b : pair === b ? a : pair))
    expect(rankChange(before, swapped(0, 1))).toBeGreaterThan(rankChange(before, swapped(50, 51)))
  })

  it('does not depend on which list comes first, and stays within 0 and 1', () => {
    const list = fc.uniqueArray(fc.nat(20), { maxLength: 15 }).map((pairs) => Uint32Array.from(pairs))
    fc.assert(
      fc.property(list, list, (a, b) => {
        const change = rankChange(a, b)
        expect(rankChange(b, a)).toBeCloseTo(change, 12)
        expect(change).toBeGreaterThanOrEqual(0)
        expect(change).toBeLessThanOrEqual(1)
      }),
    )
  })
})
