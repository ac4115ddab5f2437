import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePaired } from '../compare.ts'
import { bcaInterval, bootstrapInterval } from './bootstrap.ts'
import { mean } from './mean.ts'
import { normalBelow, normalQuantile } from './normal.ts'
import { randomisationTest } from './randomisation-test.ts'
import { Random } from './random.ts'
import { incompleteBeta, studentTTwoSided } from './student-t.ts'
import { pairedTTest } from './t-test.ts'

interface Goldens {
  cases: {
    name: string
    system: number[]
    baseline: number[]
    t: number
    p: number
    randomisation: { exact: boolean; p: number }
    bootstrap: { resampled: number[]; low: number; high: number }
    interval: { low: number; high: number }
  }[]
  student: [t: number, degrees: number, p: number][]
  beta: [x: number, a: number, b: number, value: number][]
  normal: [x: number, p: number][]
  quantile: [p: number, x: number][]
}

/** Made by scipy: scripts/goldens/statistics.py. */
const goldens = JSON.parse(readFileSync(new URL('../../../scripts/goldens/statistics.json', import.meta.url), 'utf8')) as Goldens
const relative = (value: number, expected: number) => Math.abs(value - expected) / Math.max(1e-300, Math.abs(expected))

describe('distributions equal scipy', () => {
  it.each(goldens.student)('Student’s t of %s with %s degrees', (t, degrees, p) => {
    expect(relative(studentTTwoSided(t, degrees), p)).toBeLessThan(1e-10)
  })
  it.each(goldens.beta)('incomplete beta at %s for %s, %s', (x, a, b, value) => {
    expect(Math.abs(incompleteBeta(x, a, b) - value)).toBeLessThan(1e-12)
  })
  it.each(goldens.normal)('normal below %s', (x, p) => expect(Math.abs(normalBelow(x) - p)).toBeLessThan(1e-14))
  it.each(goldens.quantile)('normal quantile of %s', (p, x) => expect(Math.abs(normalQuantile(p) - x)).toBeLessThan(1e-9))
})

describe.each(goldens.cases)('on $name', ({ system, baseline, t, p, randomisation, bootstrap, interval }) => {
  const { differences } = comparePaired(Float64Array.from(system), Float64Array.from(baseline))

  it('the paired t test equals scipy.stats.ttest_rel', () => {
    const ours = pairedTTest(differences)
    expect(relative(ours.t, t)).toBeLessThan(1e-9)
    expect(relative(ours.p, p)).toBeLessThan(1e-9)
  })

  it('the randomisation test agrees with scipy.stats.permutation_test', () => {
    const ours = randomisationTest(differences)
    expect(ours.exact).toBe(randomisation.exact)
    if (ours.exact) expect(ours.p).toBeCloseTo(randomisation.p, 12)
    else expect(Math.abs(ours.p - randomisation.p)).toBeLessThan(5 * Math.sqrt((randomisation.p * (1 - randomisation.p) + 1e-5) * (1e-5 + 5e-6)))
  })

  it('the BCa interval equals scipy.stats.bootstrap on the same resamples', () => {
    const ours = bcaInterval(differences, Float64Array.from(bootstrap.resampled), 0.95)
    expect(ours.low).toBeCloseTo(bootstrap.low, 9)
    expect(ours.high).toBeCloseTo(bootstrap.high, 9)
  })

  it('the interval from our own resamples is near scipy’s from 100,000', () => {
    const ours = bootstrapInterval(differences)
    const width = interval.high - interval.low
    expect(Math.abs(ours.low - interval.low)).toBeLessThan(0.05 * width + 1e-12)
    expect(Math.abs(ours.high - interval.high)).toBeLessThan(0.05 * width + 1e-12)
  })
})

describe('where there is little to go on', () => {
  it('says so with NaN', () => {
    expect(pairedTTest(new Float64Array(0)).p).toBeNaN()
    expect(pairedTTest(Float64Array.of(0.3)).p).toBeNaN()
    expect(pairedTTest(new Float64Array(5)).p).toBeNaN()
    expect(bootstrapInterval(Float64Array.of(0.3))).toEqual({ low: NaN, high: NaN })
  })

  it('no difference at all is as likely as can be', () => {
    expect(randomisationTest(new Float64Array(30))).toEqual({ p: 1, exact: true, flips: 1, seed: null })
    expect(bootstrapInterval(new Float64Array(30))).toEqual({ low: 0, high: 0 })
  })

  it('no query in common is no answer', () => {
    expect(randomisationTest(new Float64Array(0)).p).toBeNaN()
  })

  it('the same difference everywhere leaves no doubt', () => {
    expect(pairedTTest(Float64Array.of(0.5, 0.5, 0.5))).toEqual({ t: Infinity, degrees: 2, p: 0 })
    expect(bootstrapInterval(Float64Array.of(0.5, 0.5, 0.5))).toEqual({ low: 0.5, high: 0.5 })
    expect(randomisationTest(new Float64Array(21).fill(0.1)).p).toBe(1 / 100_001)
  })
})

describe('Random', () => {
  it('gives the published first outputs of xoshiro128** from 1, 2, 3, 4', () => {
    const random = new Random(1, 2, 3, 4)
    const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
    expect(expected.map(() => random.uint32())).toEqual(expected)
  })

  it('repeats itself for a seed, and only for that', () => {
    const draw = (seed: number) => {
      const random = Random.seeded(seed)
      return Array.from({ length: 8 }, () => random.below(1000))
    }
    expect(draw(42)).toEqual(draw(42))
    expect(draw(43)).not.toEqual(draw(42))
  })
})

it('tests do not depend on which system is named first', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 }), (values) => {
      const forth = Float64Array.from(values)
      const back = forth.map((value) => -value)
      expect(randomisationTest(forth).p).toBe(randomisationTest(back).p)
      if (mean(forth) !== 0) expect(pairedTTest(forth).p).toBeCloseTo(pairedTTest(back).p, 12)
    }),
  )
})
