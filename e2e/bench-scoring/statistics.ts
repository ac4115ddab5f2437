/** The few numbers that a benchmark's rounds come to. */

export { rotated } from '../../src/benchmark/plan/rounds.ts'
export { median } from '../../src/benchmark/statistics.ts'

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
