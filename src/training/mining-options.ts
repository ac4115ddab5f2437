/**
 * What makes a negative hard enough, and not too hard: options by the names, with the defaults and in the sense of
 * sentence-transformers' mine_hard_negatives (6.2.0), so that a config can be carried over as it is.
 */

export interface MiningOptions {
  /** So many of the best negatives are passed over: they may be positives that nobody judged. */
  readonly range_min: number
  /** Negatives past this rank are not looked at; null takes what `num_negatives` and the limits below can need. */
  readonly range_max: number | null
  /** A negative scores this at most. */
  readonly max_score: number | null
  /** A negative scores this at least. */
  readonly min_score: number | null
  /** A negative scores less than its query's lowest positive by this at least. */
  readonly absolute_margin: number | null
  /** The same as a share of the positive's score, or of its size where it is below 0: .05 asks for 95 % of it at most. */
  readonly relative_margin: number | null
  /** Negatives a query. */
  readonly num_negatives: number
  /** The best that are left, or a draw from all that are. */
  readonly sampling_strategy: 'top' | 'random'
  /** Positives stay in the ranking, and come back in it; for lists to evaluate on. */
  readonly include_positives: boolean
}

export const miningDefaults: MiningOptions = {
  range_min: 0,
  range_max: null,
  max_score: null,
  min_score: null,
  absolute_margin: null,
  relative_margin: null,
  num_negatives: 3,
  sampling_strategy: 'top',
  include_positives: false,
}

/** Options with a range that is known. */
export type SettledMining = MiningOptions & { readonly range_max: number }

/**
 * Fills in the defaults. `maxPositives` is the most positives that a query has, and `rescored` says whether a cross-encoder
 * has the last word on scores. Throws RangeError where the options leave no negative to mine.
 */
export function settleMining(given: Partial<MiningOptions>, maxPositives: number, rescored: boolean): SettledMining {
  const options = { ...miningDefaults, ...given }
  const { range_min, num_negatives, max_score, min_score, absolute_margin, relative_margin } = options
  if (!(Number.isInteger(num_negatives) && num_negatives >= 1)) throw new RangeError(`num_negatives is ${num_negatives}; it is a whole number, 1 or more.`)
  if (!(Number.isInteger(range_min) && range_min >= 0)) throw new RangeError(`range_min is ${range_min}; it is a whole number, 0 or more.`)
  const selective = absolute_margin !== null || relative_margin !== null || max_score !== null || (rescored && min_score !== null)
  const range_max = options.range_max ?? range_min + num_negatives * (selective ? 10 : 1) + maxPositives
  if (!(Number.isInteger(range_max) && range_max - range_min >= num_negatives))
    throw new RangeError(`range_min ${range_min} and range_max ${range_max} leave no room for num_negatives ${num_negatives}: range_max is a whole number, ${range_min + num_negatives} or more.`)
  return { ...options, range_max }
}
