/** How large a difference is beside its scatter, which neither the measure's scale nor the number of queries changes. */
import { mean } from './mean.ts'
import type { SignedRankTest } from './wilcoxon.ts'
import { variance } from './variance.ts'

/**
 * Cohen's d for pairs (d_z): the mean difference in standard deviations of the differences. NaN for fewer than two or where all are 0;
 * ±Infinity where all are the same. Lakens, Calculating and reporting effect sizes, Frontiers in Psychology 4:863, 2013.
 */
export function cohensDz(differences: Float64Array): number {
  return mean(differences) / Math.sqrt(variance(differences))
}

/**
 * Rank-biserial correlation of pairs, -1 to 1: the share of ranks for the system minus the share against it. NaN without a
 * difference. Kerby, The simple difference formula, Comprehensive Psychology 3, 2014.
 */
export function rankBiserial({ plus, minus }: SignedRankTest): number {
  return (plus - minus) / (plus + minus)
}
