import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNJUDGED, type JudgedRanking } from '../judged-ranking.ts'
import { oracle } from '../oracle.ts'
import { defaultParameters, type MeasureParameters } from './parameters.ts'
import { measureTable } from './table.ts'

const ranking = (ranked: number[], judged: number[]): JudgedRanking => ({ ranked: Int32Array.from(ranked), judged: Int32Array.from(judged) })

/** Values by hand, or from trec_eval's edge cases; the real lists are in ../trec-eval.test.ts. */
describe('measures of one ranking', () => {
  const value = (name: string, of: JudgedRanking, cutoff = Infinity, level = 1, parameters: Partial<MeasureParameters> = {}) => {
    const definition = measureTable.find((measure) => measure.name === name)
    if (!definition) throw new Error(`No measure ${name}`)
    return definition.value(of, cutoff, level, { ...defaultParameters, ...parameters })
  }
  const mixed = ranking([0, 2, UNJUDGED, 1], [0, 2, 1, 3])

  it('nDCG takes its ideal from all judgements, cut at k', () => {
    expect(value('nDCG', mixed, 3)).toBeCloseTo(2 / Math.log2(3) / (3 + 2 / Math.log2(3) + 1 / 2), 12)
    expect(value('nDCG', ranking([1], [1, 1, 1]), 1)).toBe(1)
  })

  it('nDCG does not see the level', () => expect(value('nDCG', mixed, 3, 2)).toBe(value('nDCG', mixed, 3, 1)))

  it('MRR is 0 past its cut-off and below its level', () => {
    expect(value('MRR', mixed)).toBe(1 / 2)
    expect(value('MRR', mixed, 1)).toBe(0)
    expect(value('MRR', mixed, Infinity, 3)).toBe(0)
  })

  it('P divides by k, however short the list', () => expect(value('P', mixed, 10)).toBe(2 / 10))

  it('Judged counts the ranks that there are', () => {
    expect(value('Judged', mixed, 10)).toBe(3 / 4)
    expect(value('Judged', mixed, 2)).toBe(1)
  })

  it('a negative grade is no gain, no loss, not relevant, and outside bpref’s pool', () => {
    const negative = ranking([-1, 1], [-1, 1])
    expect(value('nDCG', negative)).toBeCloseTo(1 / Math.log2(3), 12)
    expect(value('MRR', negative)).toBe(1 / 2)
    expect(value('Bpref', negative)).toBe(1)
    expect(value('num_rel', negative)).toBe(1)
  })

  it('the exponential gain is 2^grade − 1, in the ideal too', () => {
    const sum = 3 / Math.log2(3) + 1 / Math.log2(5)
    expect(value('DCG', mixed, Infinity, 1, { dcg: 'exp-log2' })).toBeCloseTo(sum, 12)
    expect(value('nDCG', mixed, Infinity, 1, { dcg: 'exp-log2' })).toBeCloseTo(sum / (7 + 3 / Math.log2(3) + 1 / 2), 12)
  })

  it('RBP reads on with p', () => {
    expect(value('RBP', mixed, Infinity, 1, { p: 0.5 })).toBe((1 - 0.5) * (0.5 + 0.125))
    expect(value('RBP', mixed, 2, 2, { p: 0.5 })).toBe(0.25)
  })

  it('ERR stops where it is satisfied', () => {
    expect(value('ERR', mixed, Infinity, 1, { max: 3 })).toBeCloseTo(3 / 8 / 2 + ((5 / 8) * (1 / 8)) / 4, 12)
    expect(value('ERR', mixed, Infinity, 1)).toBeCloseTo(3 / 16 / 2 + ((13 / 16) * (1 / 16)) / 4, 12)
  })

  it('bpref takes off what stands above in proportion', () => {
    // R = 2, N = 2: nothing above the first relevant, one of two above the second.
    expect(value('Bpref', ranking([1, UNJUDGED, 0, 1, 0], [1, 1, 0, 0]))).toBe((1 + 1 / 2) / 2)
  })
})

const grade = fc.constantFrom(UNJUDGED, -1, 0, 1, 2, 3)
const judgedRanking = fc.record({ ranked: fc.array(grade, { maxLength: 30 }), missed: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 10 }) }).map(({ ranked, missed }) =>
  ranking(ranked, [...ranked.filter((one) => one !== UNJUDGED), ...missed]),
)

describe.each(measureTable.filter(({ summary }) => summary === 'mean'))('$name', ({ name, value: valueOf }) => {
  const value = (of: JudgedRanking, cutoff: number, level: number) => valueOf(of, cutoff, level, { ...defaultParameters, max: 3 })
  const arbitrary = [judgedRanking, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 })] as const

  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(...arbitrary, (one, cutoff, level) => {
        const got = value(one, cutoff, level)
        expect(got).toBeGreaterThanOrEqual(0)
        if (name !== 'DCG') expect(got).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  it('is greatest in the oracle’s order', () => {
    fc.assert(
      fc.property(...arbitrary, (one, cutoff, level) => {
        expect(value(oracle(one), cutoff, level)).toBeGreaterThanOrEqual(value(one, cutoff, level) - 1e-12)
      }),
    )
  })

  it('leaves its input as it was, and is 0 of nothing', () => {
    fc.assert(
      fc.property(...arbitrary, (one, cutoff, level) => {
        const before = [one.ranked.slice(), one.judged.slice()]
        value(one, cutoff, level)
        expect([one.ranked, one.judged]).toEqual(before)
      }),
    )
    expect(value(ranking([], []), 10, 1)).toBe(0)
  })
})
