/** What several measurements of one thing come to. */

/** The middle value, or the mean of the two middle ones. Throws RangeError for no values: there is no median of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const [left, right] = [sorted[sorted.length % 2 === 1 ? upper : upper - 1], sorted[upper]]
  if (left === undefined || right === undefined) throw new RangeError('There is no median of no values')
  return (left + right) / 2
}
