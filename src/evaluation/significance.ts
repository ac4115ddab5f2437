/** Whether a mean difference is more than chance: the two answers that stand beside every delta. */
import { bootstrapInterval } from './statistics/bootstrap.ts'
import { randomisationTest } from './statistics/randomisation-test.ts'

export interface Significance {
  /** Ends of the 95 % bootstrap interval (BCa, 10,000 resamples, seed 42); NaN for fewer than two differences. */
  readonly low: number
  readonly high: number
  /** Two-sided p of Fisher's randomisation test: exact up to 20 differences that are not 0, else 100,000 flips, seed 42. */
  readonly p: number
}

/** Of differences per query, A minus B. Takes about a second for seven thousand queries: not for a page's own thread. */
export function significanceOf(differences: Float64Array): Significance {
  const { low, high } = bootstrapInterval(differences)
  return { low, high, p: randomisationTest(differences).p }
}
