import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohensDz, rankBiserial } from './effect-size.ts'
import { holm } from './holm.ts'
import { noncentralTBelow } from './noncentral-t.ts'
import { pFloor } from './p-floor.ts'
import { detectableEffect, pairedPower, queriesNeeded } from './power.ts'
import { randomisationTest } from './randomisation-test.ts'
import { studentTCritical, studentTTwoSided } from './student-t.ts'
import { studentizedRangeAbove } from './studentized-range.ts'
import { pairedTTest } from './t-test.ts'
import { tukeyHsd } from './tukey.ts'
import { signedRankTest } from './wilcoxon.ts'

interface Goldens {
  signedRank: { name: string; differences: number[]; statistic: number; p: number; asymptotic: number }[]
  holm: { ps: number[]; adjusted: number[] }[]
  range: [q: number, groups: number, degrees: number, above: number][]
  hsd: { name: string; groups: number[][]; p: number[][] }[]
  noncentral: [t: number, degrees: number, shift: number, below: number][]
  critical: [alpha: number, degrees: number, t: number][]
  power: [effect: number, n: number, alpha: number, power: number][]
  needed: [effect: number, alpha: number, power: number, n: number][]
  detectable: [n: number, alpha: number, effect: number][]
}

/** Made by scipy and statsmodels: scripts/goldens/paired-tests.py. */
const goldens = JSON.parse(readFileSync(new URL('../../../scripts/goldens/paired-tests.json', import.meta.url), 'utf8')) as Goldens

describe('Wilcoxon’s signed-rank test equals scipy.stats.wilcoxon', () => {
  it.each(goldens.signedRank)('$name', ({ differences, statistic, p, asymptotic }) => {
    const ours = signedRankTest(Float64Array.from(differences))
    expect(Math.min(ours.plus, ours.minus)).toBe(statistic)
    expect(ours.p).toBeCloseTo(p, 12)
    expect(ours.exact).toBe(Math.abs(p - asymptotic) > 1e-9)
  })

  it('takes what differs by rounding for equal', () => {
    const ours = signedRankTest(Float64Array.of(0.3 - 0.2, 0.1, -(0.4 - 0.3), 0.7))
    expect(ours).toMatchObject({ plus: 8, minus: 2 })
  })

  it('is not defined where nothing differs', () => {
    expect(signedRankTest(new Float64Array(30)).p).toBeNaN()
    expect(signedRankTest(new Float64Array(0)).p).toBeNaN()
  })
})

describe('Holm’s correction equals statsmodels', () => {
  it.each(goldens.holm)('of $ps', ({ ps, adjusted }) => {
    holm(ps).forEach((p, at) => expect(p).toBeCloseTo(adjusted[at] ?? NaN, 14))
  })

  it('leaves out a test that is not defined', () => {
    expect(holm([0.01, NaN])).toEqual([0.01, NaN])
    // R: p.adjust(c(0.01, 0.04, NA, 0.03, 0.005), 'holm')
    expect(holm([0.01, 0.04, NaN, 0.03, 0.005]).map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, NaN, 0.06, 0.02])
  })
})

describe('Tukey’s HSD equals scipy.stats.tukey_hsd', () => {
  it.each(goldens.range)('studentized range above %s of %s groups with %s degrees', (q, groups, degrees, above) => {
    expect(Math.abs(studentizedRangeAbove(q, groups, degrees) - above)).toBeLessThan(1e-9)
  })

  it.each(goldens.hsd)('$name', ({ groups, p }) => {
    const ours = tukeyHsd(groups.map((group) => Float64Array.from(group)))
    p.forEach((row, i) => row.forEach((value, j) => expect(Math.abs((ours.p[i]?.[j] ?? NaN) - value)).toBeLessThan(1e-8)))
  })

  it('of two groups it is the unpaired t test', () => {
    for (const degrees of [1, 2, 22, 60_000]) expect(studentizedRangeAbove(2.4 * Math.SQRT2, 2, degrees)).toBeCloseTo(studentTTwoSided(2.4, degrees), 11)
  })

  it('says nothing of groups without scatter that are the same, and leaves no doubt of those that are not', () => {
    const [same, other] = [new Float64Array(5), new Float64Array(5).fill(1)]
    expect(tukeyHsd([same, same]).p[0]?.[1]).toBeNaN()
    expect(tukeyHsd([same, other]).p[0]?.[1]).toBe(0)
  })
})

describe('power equals statsmodels’ TTestPower', () => {
  it.each(goldens.critical)('critical t of %s with %s degrees', (alpha, degrees, t) => expect(studentTCritical(alpha, degrees) / t).toBeCloseTo(1, 9))
  it.each(goldens.noncentral)('noncentral t below %s with %s degrees, %s from 0', (t, degrees, shift, below) => {
    expect(Math.abs(noncentralTBelow(t, degrees, shift) - below)).toBeLessThan(1e-9)
  })
  it.each(goldens.power)('of an effect of %s on %s queries at %s', (effect, n, alpha, power) => expect(pairedPower(effect, n, alpha)).toBeCloseTo(power, 8))
  it.each(goldens.needed)('queries for an effect of %s at %s and power %s', (effect, alpha, power, n) => expect(queriesNeeded(effect, { alpha, power })).toBe(n))
  it.each(goldens.detectable)('what %s queries see at %s', (n, alpha, effect) => expect(detectableEffect(n, { alpha })).toBeCloseTo(effect, 5))

  it('gives up beyond any collection, and on nothing', () => {
    expect(queriesNeeded(0)).toBe(Infinity)
    expect(queriesNeeded(NaN)).toBeNaN()
    expect(queriesNeeded(Infinity)).toBe(2)
    expect(detectableEffect(1)).toBeNaN()
  })
})

it('no test by signs goes below the floor, and the randomisation test and Wilcoxon’s reach it', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (sizes) => {
      const differences = Float64Array.from(sizes)
      expect(randomisationTest(differences).p).toBe(pFloor(sizes.length))
      expect(signedRankTest(differences).p).toBeCloseTo(pFloor(sizes.length), 14)
    }),
  )
  expect(pFloor(0)).toBe(1)
})

it('effect sizes are those of hand', () => {
  const differences = Float64Array.of(0.1, 0.3, -0.2, 0)
  expect(cohensDz(differences)).toBeCloseTo(0.05 / Math.sqrt((0.05 ** 2 + 0.25 ** 2 + 0.25 ** 2 + 0.05 ** 2) / 3), 14)
  expect(pairedTTest(differences).t).toBeCloseTo(cohensDz(differences) * 2, 14)
  expect(rankBiserial(signedRankTest(differences))).toBeCloseTo((1 + 3 - 2) / 6, 14)
})
