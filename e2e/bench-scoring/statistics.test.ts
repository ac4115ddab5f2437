import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatestDifference, median, paddingShare, rotated } from './statistics.ts'

describe('median', () => {
  it('is the middle value, or the mean of the two middle ones', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([9, 1, 5, 6])).toBe(5.5)
    expect(median([10, 9, 100])).toBe(10)
  })

  it('has as many values on one side as on the other, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const copy = [...values]
        const middle = median(values)
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values).toEqual(copy)
      }),
    )
  })

  it('refuses no values', () => expect(() => median([])).toThrow(RangeError))
})

describe('the order of rounds', () => {
  it('begins one further on each time', () => {
    expect(rotated(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
    expect(rotated(['a', 'b', 'c'], 2)).toEqual(['c', 'a', 'b'])
    expect(rotated(['a', 'b', 'c'], 3)).toEqual(['a', 'b', 'c'])
    expect(rotated([], 4)).toEqual([])
  })

  it('gives each one every place once in as many rounds', () => {
    const items = [0, 1, 2, 3, 4]
    const places = items.map((item) => items.map((round) => rotated(items, round).indexOf(item)).sort())
    for (const taken of places) expect(taken).toEqual(items)
  })
})

it('counts padding against what is real', () => {
  expect(paddingShare({ real: 100, padded: 103 })).toBeCloseTo(0.03, 12)
  expect(paddingShare({ real: 100, padded: 100 })).toBe(0)
  expect(paddingShare({ real: 100, padded: 285 })).toBeCloseTo(1.85, 12)
})

describe('the greatest difference', () => {
  it('is absolute, and 0 of nothing', () => {
    expect(greatestDifference([1, 2, 3], [1, 2.5, 2])).toBe(1)
    expect(greatestDifference([], [])).toBe(0)
  })

  it('is NaN wherever a value is none', () => {
    expect(greatestDifference([1, NaN, 3], [1, 2, 9])).toBeNaN()
    expect(greatestDifference([1, 2, 3], [1, 9, NaN])).toBeNaN()
  })

  it('refuses lists of two lengths', () => expect(() => greatestDifference([1], [])).toThrow(RangeError))
})
