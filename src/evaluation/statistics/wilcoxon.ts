/** Wilcoxon's signed-rank test: whether the differences lie evenly about 0, by their ranks and not by their sizes. */
import { normalBelow } from './normal.ts'

export interface SignedRankTest {
  /** Sums of the ranks of the positive and of the negative differences; the test statistic is the lesser. */
  readonly plus: number
  readonly minus: number
  /** Two-sided; NaN where every difference is 0. */
  readonly p: number
  /** Whether p is counted out over all signs; else it is the normal approximation. */
  readonly exact: boolean
}

/** Sizes closer than this share a rank: sums over the same grades may differ in their last bits. */
const EQUAL = 1e-12
const MOST_UNTIED = 50
const MOST_TIED = 13

/**
 * As scipy.stats.wilcoxon with its defaults: differences that are 0 are left out (zero_method 'wilcox'), equal sizes share
 * their mean rank. Exact for up to 50 differences where none is 0 and no two are equal, and for up to 13 otherwise; else normal with the
 * variance corrected for ties and without a correction for continuity. One thing is not scipy's: what differs by rounding alone is equal.
 */
export function signedRankTest(differences: Float64Array): SignedRankTest {
  const sorted = differences.filter((difference) => difference !== 0).sort((a, b) => Math.abs(a) - Math.abs(b))
  const n = sorted.length
  const ranks = new Float64Array(n)
  let [plus, minus, tied] = [0, 0, 0]
  for (let start = 0, end = 0; start < n; start = end) {
    const size = Math.abs(sorted[start] as number)
    while (end < n && Math.abs(sorted[end] as number) - size <= EQUAL) end++
    const rank = (start + 1 + end) / 2
    for (let at = start; at < end; at++) {
      ranks[at] = rank
      if ((sorted[at] as number) > 0) plus += rank
      else minus += rank
    }
    tied += (end - start) ** 3 - (end - start)
  }
  const exact = differences.length <= (tied === 0 && n === differences.length ? MOST_UNTIED : MOST_TIED)
  if (n === 0) return { plus, minus, p: NaN, exact }
  const lesser = Math.min(plus, minus)
  if (exact) return { plus, minus, p: Math.min(1, 2 * shareUpTo(ranks, lesser)), exact }
  const z = (lesser - (n * (n + 1)) / 4) / Math.sqrt((n * (n + 1) * (2 * n + 1) - tied / 2) / 24)
  return { plus, minus, p: 2 * normalBelow(z), exact }
}

/** The share of all 2^n choices of `ranks` whose sum is at most `most`. Counted in half ranks, which are whole. */
function shareUpTo(ranks: Float64Array, most: number): number {
  const shares = new Float64Array(2 * ranks.reduce((sum, rank) => sum + rank, 0) + 1)
  shares[0] = 1
  let reached = 0
  for (const rank of ranks) {
    reached += 2 * rank
    for (let sum = reached; sum >= 0; sum--) shares[sum] = ((shares[sum] as number) + (shares[sum - 2 * rank] ?? 0)) / 2
  }
  return shares.subarray(0, 2 * most + 1).reduce((sum, share) => sum + share, 0)
}
