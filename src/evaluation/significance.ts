/** Whether a mean difference is more than chance: the two answers that stand beside every delta. */
import { comparePaired } from './compare.ts'
import { bootstrapInterval, type Interval } from './statistics/bootstrap.ts'
import { randomisationTest, type RandomisationTest } from './statistics/randomisation-test.ts'

/** Of every resample and flip; it stands in reports and manifests. */
export const SEED = 42

export interface Significance {
  /** Ends of the 95 % bootstrap interval (BCa, 10,000 resamples, seed 42); NaN for fewer than two differences. */
  readonly low: number
  readonly high: number
  /** Two-sided p of Fisher's randomisation test: exact up to 20 differences that are not 0, else 100,000 flips, seed 42. */
  readonly p: number
}

/** Of differences per query, A minus B. Takes about a second for seven thousand queries: not for a page's own thread. */
export function significanceOf(differences: Float64Array): Significance {
  const { low, high } = bootstrapInterval(differences, { seed: SEED })
  return { low, high, p: randomisationTest(differences, { seed: SEED }).p }
}

/** The interval alone, of values per query; over the queries that both have. */
export const pairInterval = (system: Float64Array, baseline: Float64Array): Interval => bootstrapInterval(comparePaired(system, baseline).differences, { seed: SEED })

/** The test alone, likewise. */
export const pairRandomisation = (system: Float64Array, baseline: Float64Array): RandomisationTest => randomisationTest(comparePaired(system, baseline).differences, { seed: SEED })
