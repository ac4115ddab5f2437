import { mean } from './mean.ts'
import { studentTTwoSided } from './student-t.ts'
import { variance } from './variance.ts'

export interface TTest {
  readonly t: number
  readonly degrees: number
  /** Two-sided. */
  readonly p: number
}

/**
 * The paired two-sided t test on differences per query, as scipy.stats.ttest_rel. NaN where it is not defined: fewer
 * than two differences, or all of them 0. Differences that are all the same and not 0 give t = ±Infinity, p = 0.
 */
export function pairedTTest(differences: Float64Array): TTest {
  const n = differences.length
  const degrees = n - 1
  if (n < 2) return { t: NaN, degrees, p: NaN }
  const t = mean(differences) / Math.sqrt(variance(differences) / n)
  return { t, degrees, p: studentTTwoSided(t, degrees) }
}
