/** The few numbers that a benchmark's rounds come to. */

/** The middle value, or the mean of the two middle ones. Throws RangeError for no values: there is no median of nothing. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of no values')
  const sorted = [...values].sort((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const [left, right] = [sorted[sorted.length % 2 === 1 ? upper : upper - 1], sorted[upper]]
  return ((left as number) + (right as number)) / 2
}

/**
 * The order of a round: each begins one further on, so that over as many rounds as there are items each stands once in
 * each place, and a machine that warms up or slows down favours none.
 */
export function rotated<T>(items: readonly T[], round: number): T[] {
  const start = items.length === 0 ? 0 : round % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

export interface TokenCount {
  /** Tokens of the texts and the special tokens around them. */
  readonly real: number
  /** What was run: rows times the length of each batch. */
  readonly padded: number
}

/** Padding as a share of what is real: (padded - real) / real. */
export const paddingShare = ({ real, padded }: TokenCount): number => (padded - real) / real

/** Greatest absolute difference of two lists of equal length; NaN where a value is none. Throws RangeError where the lengths differ. */
export function greatestDifference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} values against ${b.length}`)
  return a.reduce((greatest, value, at) => {
    const difference = Math.abs(value - (b[at] as number))
    // Written so that NaN wins, and stays.
    return difference <= greatest ? greatest : Number.isNaN(greatest) ? NaN : difference
  }, 0)
}
