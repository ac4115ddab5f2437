import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossValidate } from './cross-validation.ts'

describe('crossValidate', () => {
  it('measures each query under a setting that was chosen without it', () => {
    // Two folds of two queries, whichever they are: on the others' account each fold takes the setting that fails it.
    const values = [Float64Array.of(1, 1, 0, 0), Float64Array.of(0, 0, 1, 1)]
    for (let seed = 0; seed < 20; seed++) {
      const { chosen, heldOut, perQuery } = crossValidate(values, 4, seed)
      expect(chosen.length).toBe(4)
      expect([...perQuery]).toEqual([0, 0, 0, 0])
      expect(heldOut).toBe(0)
    }
  })

  it('agrees with choosing on all queries where one setting is best on each', () => {
    const values = [Float64Array.of(0.1, 0.2, 0.3, NaN), Float64Array.of(0.4, 0.5, 0.6, NaN), Float64Array.of(0.3, 0.2, 0.1, 1)]
    const { chosen, heldOut, best, n } = crossValidate(values, 3, 1)
    expect(chosen).toEqual([1, 1, 1])
    expect([best, n]).toEqual([1, 3])
    expect(heldOut).toBeCloseTo(0.5, 12)
  })

  it('takes the middle of settings that do equally well', () => {
    const same = Float64Array.of(1, 2, 3)
    expect(crossValidate([Float64Array.of(0, 0, 0), same, same, same], 3, 1).best).toBe(2)
  })

  it('is never better than the best setting of each query, and the same again for a seed', () => {
    const column = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }).map((values) => Float64Array.from(values))
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 12 }), fc.nat(99), (values, folds, seed) => {
        const result = crossValidate(values, folds, seed)
        expect(result).toEqual(crossValidate(values, folds, seed))
        result.perQuery.forEach((value, query) => expect(values.some((settings) => settings[query] === value)).toBe(true))
      }),
    )
  })

  it.each([
    [[], 2],
    [[Float64Array.of(1, 2)], 3],
    [[Float64Array.of(1, 2)], 1],
  ])('refuses %j in %d folds', (values, folds) => expect(() => crossValidate(values, folds, 1)).toThrow(RangeError))
})
