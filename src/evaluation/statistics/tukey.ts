import { mean } from './mean.ts'
import { studentizedRangeAbove } from './studentized-range.ts'
import { variance } from './variance.ts'

export interface TukeyHsd {
  /** By pair of groups: two-sided, already corrected for all pairs. 1 on the diagonal. */
  readonly p: readonly (readonly number[])[]
  readonly degrees: number
}

/**
 * Tukey's honestly significant difference between all pairs of groups, as scipy.stats.tukey_hsd (Tukey–Kramer where they
 * differ in size), and as ranx calls it: a system's values per query are one group, **unpaired**. That the queries are the
 * same is not made use of, so where easy and hard queries differ more than systems do it sees less than a paired test. NaN for fewer than two values a group.
 */
export function tukeyHsd(groups: readonly Float64Array[]): TukeyHsd {
  const degrees = groups.reduce((sum, { length }) => sum + length, 0) - groups.length
  const within = groups.reduce((sum, group) => sum + variance(group) * (group.length - 1), 0) / degrees
  const means = groups.map(mean)
  const pOf = (i: number, j: number): number => {
    const [first, second] = [groups[i], groups[j]]
    if (!first || !second || i === j) return 1
    const error = Math.sqrt((within / 2) * (1 / first.length + 1 / second.length))
    return studentizedRangeAbove(Math.abs((means[i] as number) - (means[j] as number)) / error, groups.length, degrees)
  }
  // The distribution is dear: each pair once.
  const above = groups.map((_, i) => groups.map((_, j) => (j >= i ? pOf(i, j) : NaN)))
  return { p: above.map((row, i) => row.map((p, j) => (j >= i ? p : (above[j]?.[i] ?? NaN)))), degrees }
}
