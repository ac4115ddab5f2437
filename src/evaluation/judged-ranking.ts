/** What a measure sees of one query: grades in ranked order, and all grades that were given for the query. */

export { UNJUDGED } from '../columns/unjudged.ts'

export interface JudgedRanking {
  /** Int32, best first: the grade at each rank, UNJUDGED where there is none. */
  readonly ranked: Int32Array
  /** Int32, any order: every grade of the query's judgements, of documents outside the ranking too. */
  readonly judged: Int32Array
}

/** The ranking without what nobody judged (trec_eval -J). A negative grade says that a document was in the pool and not judged, so such go too. */
export const judgedAlone = ({ ranked, judged }: JudgedRanking): JudgedRanking => ({ ranked: ranked.filter((grade) => grade >= 0), judged })
