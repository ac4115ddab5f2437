/** What a perfect order would give: of these candidates, and of all that was judged. */
import { isJudgedQuery, judgedRanking, listOf, type JoinedJudgements, type RankedLists } from './judgements.ts'
import { parseMeasure } from './measure.ts'
import { oracle } from './oracle.ts'
import { valueOf } from './value-of.ts'

/** Means over the judged queries, those without a list as 0 (trec_eval -c); NaN where there are none. */
export interface Ceiling {
  /** The same candidates by grade, the unjudged last: no reranker of them does better. From here up is what the retriever missed. */
  readonly candidates: number
  /** Every judged document by grade: no system does better. */
  readonly judgements: number
}

/** One for each measure, by their names; throws MeasureError. Counts are summed. */
export function ceilings(lists: RankedLists, judgements: JoinedJudgements, names: readonly string[], level: number): Ceiling[] {
  const measures = names.map(parseMeasure)
  const sums = measures.map(() => ({ candidates: 0, judgements: 0 }))
  let n = 0
  for (let j = 0; j < judgements.query.length; j++) {
    if (!isJudgedQuery(judgements, j)) continue
    n++
    const best = oracle(judgedRanking(judgements, j, listOf(lists, judgements, j).pairs))
    const ideal = { ranked: best.judged.slice().sort().reverse(), judged: best.judged }
    measures.forEach((measure, m) => {
      const sum = sums[m]
      if (!sum) return
      sum.candidates += valueOf(measure, best, level)
      sum.judgements += valueOf(measure, ideal, level)
    })
  }
  return measures.map(({ definition }, m) => {
    const { candidates = NaN, judgements: all = NaN } = sums[m] ?? {}
    const over = n === 0 ? NaN : definition.summary === 'sum' ? 1 : n
    return { candidates: candidates / over, judgements: all / over }
  })
}
