/** The shape that orderings have: ragged rows of pairs, best first. A "pair" is a row of the collection's candidate pairs. */

/** The candidate pairs of all queries: query q has the rows offsets[q] .. offsets[q + 1]. */
export interface PairColumns {
  /** Uint32, queries + 1. */
  readonly offsets: Uint32Array
  /** Uint32, one a pair: its passage. */
  readonly passage: Uint32Array
}

/** One system's order of every query. Plain data: it crosses realms as it is. */
export interface Rankings {
  /** Uint32, queries + 1: query q is ranked in pairs[offsets[q]] .. pairs[offsets[q + 1] - 1]. */
  readonly offsets: Uint32Array
  /** Uint32: pairs, best first within a query. */
  readonly pairs: Uint32Array
  /** Uint8, one a query: 0 where the order is not what the system would give, because scores are missing. */
  readonly complete: Uint8Array
}

/** A query's pairs, best first, without copying. Throws RangeError where there is no such query. */
export function rankedPairs(rankings: Rankings, query: number): Uint32Array {
  const start = rankings.offsets[query]
  const end = rankings.offsets[query + 1]
  if (start === undefined || end === undefined) throw new RangeError(`Query ${query} of ${rankings.offsets.length - 1}`)
  return rankings.pairs.subarray(start, end)
}
