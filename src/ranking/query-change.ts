/** How much a query's list changed, for sorting queries when no judgements say which list is better. */

/**
 * 1 - RBO, between 0 (same order) and 1 (no document in common), weighted to the top: with p = 0.9 the first ten ranks
 * carry 86 % of it. Rank-biased overlap is the extrapolated form, RBO_ext with lists of unequal length (equation 32),
 * of Webber, Moffat, Zobel: A similarity measure for indefinite rankings, ACM TOIS 28(4), 2010.
 *
 * `before` and `after` hold pairs, best first, each at most once; `p` lies between 0 and 1, both excluded (RangeError).
 * Two empty lists do not differ; an empty and a filled one have nothing in common.
 */
export function rankChange(before: Uint32Array, after: Uint32Array, p = 0.9): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie between 0 and 1, not ${p}`)
  const [short, long] = before.length <= after.length ? [before, after] : [after, before]
  const [s, l] = [short.length, long.length]
  if (l === 0) return 0
  if (s === 0) return 1

  const seen = new Set<number>()
  let overlap = 0
  let overlapAtShort = 0
  let weight = 1
  let sum = 0
  for (let depth = 1; depth <= l; depth++) {
    weight *= p
    const pair = long[depth - 1] as number
    if (depth <= s) {
      const other = short[depth - 1] as number
      if (pair === other) overlap++
      else overlap += Number(seen.has(pair)) + Number(seen.has(other))
      seen.add(other)
    } else if (seen.has(pair)) overlap++
    seen.add(pair)
    if (depth === s) overlapAtShort = overlap
    sum += (overlap / depth) * weight
    if (depth > s) sum += ((overlapAtShort * (depth - s)) / (s * depth)) * weight
  }
  const similarity = ((1 - p) / p) * sum + ((overlap - overlapAtShort) / l + overlapAtShort / s) * weight
  return Math.min(1, Math.max(0, 1 - similarity))
}
