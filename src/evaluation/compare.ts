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
  const differences = system.map((value, j) => settled(value - (baseline[j] as number))).filter((difference) => !Number.isNaN(difference))
  const wins = differences.filter((difference) => difference > 0).length
  const losses = differences.filter((difference) => difference < 0).length
  return { differences, n: differences.length, delta: mean(differences), wins, ties: differences.length - wins - losses, losses }
}

const settled = (difference: number) => (Math.abs(difference) < EQUAL ? 0 : difference)
