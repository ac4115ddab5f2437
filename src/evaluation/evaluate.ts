/** Measures of a system over a set of judgements: per query, summed up, and the counts behind the sum. */
import { judgedAlone } from './judged-ranking.ts'
import { isJudgedQuery, judgedRanking, listOf, type JoinedJudgements, type RankedLists } from './judgements.ts'
import type { Measure } from './measure.ts'
import { valueOf } from './value-of.ts'

export interface Evaluation {
  readonly measure: Measure
  /** Float64, one a judged query; NaN where the query is left out of the mean. */
  readonly perQuery: Float64Array
  /** Mean over `n` queries (trec_eval's counts: the sum); NaN where n is 0. */
  readonly mean: number
  /** The queries averaged over. Of how many: `countQueries`. */
  readonly n: number
}

export interface EvaluateOptions {
  /** Grade from which on a document is relevant, for measures without a level of their own. Default 1. */
  readonly level?: number
  /** Judged queries without a list count 0 (trec_eval -c, the default), or are left out. */
  readonly missing?: 'zero' | 'left-out'
  /** Take unjudged documents out of the lists first, for every measure (trec_eval -J). Default false. */
  readonly judgedOnly?: boolean
}

/**
 * Evaluates a system over all judged queries as `trec_eval -c` does: the mean is over the queries with at least one
 * judged document, with or without a relevant one; a query that the system returned nothing for counts 0. Queries that
 * are incomplete (CONVENTIONS: orderings with holes) are left out. Measures share one pass over the pairs.
 */
export function evaluate(lists: RankedLists, judgements: JoinedJudgements, measures: readonly Measure[], options: EvaluateOptions = {}): Evaluation[] {
  const { level = 1, missing = 'zero', judgedOnly = false } = options
  const columns = measures.map(() => new Float64Array(judgements.query.length).fill(NaN))
  let scratch = new Int32Array(1024)
  for (let j = 0; j < judgements.query.length; j++) {
    const list = listOf(lists, judgements, j)
    if (!isJudgedQuery(judgements, j) || !list.complete || (list.pairs.length === 0 && missing === 'left-out')) continue
    if (list.pairs.length > scratch.length) scratch = new Int32Array(list.pairs.length)
    const whole = judgedRanking(judgements, j, list.pairs, scratch)
    const ranking = judgedOnly ? judgedAlone(whole) : whole
    measures.forEach((measure, m) => {
      ;(columns[m] as Float64Array)[j] = valueOf(measure, ranking, level)
    })
  }
  return measures.map((measure, m) => summedUp(measure, columns[m] as Float64Array))
}

function summedUp(measure: Measure, perQuery: Float64Array): Evaluation {
  let sum = 0
  let n = 0
  for (const value of perQuery) {
    if (Number.isNaN(value)) continue
    sum += value
    n++
  }
  const mean = n === 0 ? NaN : measure.definition.summary === 'sum' ? sum : sum / n
  return { measure, perQuery, mean, n }
}
