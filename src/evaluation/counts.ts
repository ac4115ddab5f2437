/** The counts that belong beside every mean. */
import { isJudgedQuery, listOf, type JoinedJudgements, type RankedLists } from './judgements.ts'
import { countRelevant } from './measures/definition.ts'

export interface QueryCounts {
  /** Queries with at least one judged document: the m of `n of m`. */
  readonly judged: number
  /** Of these, queries with a relevant judged document. */
  readonly withPositive: number
  /** Of these, queries for which the system has a list that is not empty. */
  readonly returned: number
  /** Of these, queries whose list is scored to its depth (or that have no list to score): the n of `n of m`. */
  readonly complete: number
}

/** Counts judged queries. `level` is the grade from which on a document is relevant. */
export function countQueries(lists: RankedLists, judgements: JoinedJudgements, level = 1): QueryCounts {
  const counts = { judged: 0, withPositive: 0, returned: 0, complete: 0 }
  for (let j = 0; j < judgements.query.length; j++) {
    if (!isJudgedQuery(judgements, j)) continue
    const grades = judgements.grade.subarray(judgements.offsets[j], judgements.offsets[j + 1])
    const list = listOf(lists, judgements, j)
    counts.judged++
    if (countRelevant(grades, level) > 0) counts.withPositive++
    if (list.pairs.length > 0) counts.returned++
    if (list.complete) counts.complete++
  }
  return counts
}
