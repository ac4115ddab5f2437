/** One system against another on the same queries. */
import { mean } from './statistics/mean.ts'

export interface PairedComparison {
  /** Float64: value of the system minus value of the baseline, one a query that both have, in query order. For the tests in statistics/. */
  readonly differences: Float64Array
  /** Queries that both have. */
  readonly n: number
  /** Mean of the differences; NaN where n is 0. */
  readonly delta: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

/** Values closer than this are equal: sums over the same grades may differ in their last bits. */
const EQUAL = 1e-12

/**
 * Compares values per query (`Evaluation.perQuery`, NaN where a query is left out) over the queries that both have. The
 * two must be of one measure over one set of judgements; RangeError where their lengths differ.
 */
export function comparePaired(system: Float64Array, baseline: Float64Array): PairedComparison {
  if (system.length !== baseline.length) throw new RangeError(`${system.length} queries against ${baseline.length}: not the same judgements`)
  const differences = new Float64Array(system.length)
  let [n, wins, losses] = [0, 0, 0]
  for (let query = 0; query < system.length; query++) {
    const difference = settled((system[query] as number) - (baseline[query] as number))
    if (Number.isNaN(difference)) continue
    differences[n++] = difference
    if (difference > 0) wins++
    else if (difference < 0) losses++
  }
  const both = differences.slice(0, n)
  return { differences: both, n, delta: mean(both), wins, ties: n - wins - losses, losses }
}

const settled = (difference: number) => (Math.abs(difference) < EQUAL ? 0 : difference)
