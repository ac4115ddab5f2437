/** What a measure sees of one query: grades in ranked order, and all grades that were given for the query. */

/** Stands in `ranked` for a document that nobody judged. Grades may be negative, so 0 or -1 would not do. */
export const UNJUDGED = -0x80000000

export interface JudgedRanking {
  /** Int32, best first: the grade at each rank, UNJUDGED where there is none. */
  readonly ranked: Int32Array
  /** Int32, any order: every grade of the query's judgements, of documents outside the ranking too. */
  readonly judged: Int32Array
}
