/** How far a mean could have been elsewhere, had the tied been put in another order. */
import { isJudgedQuery, judgedRanking, listOf, type JoinedJudgements, type RankedLists } from '../judgements.ts'
import { parseMeasure } from '../measure.ts'
import { tiedWithin } from '../ties.ts'
import { expectations } from './expected.ts'
import { greatestOrder, leastOrder } from './extremes.ts'
import { tieStarts } from './tied-ranking.ts'

/** Means over the same queries as `evaluate`. */
export interface TieSpread {
  /** Candidates within the measure's cut-off whose score another candidate has too, of all queries together. */
  readonly tied: number
  /** Queries that have any. */
  readonly tiedQueries: number
  /** Queries averaged over; the numbers below are NaN where it is 0. */
  readonly n: number
  /** By our rule for ties: docno descending. */
  readonly value: number
  /** The least and the greatest over all orders of the tied, query by query. */
  readonly least: number
  readonly greatest: number
  /** The mean over all orders of the tied, exactly. */
  readonly expected: number
}

/**
 * Of a measure by its name. `score` has one number a pair and is what the lists were ordered by down to `depth`; `level` is
 * for measures without one of their own. Throws MeasureError.
 */
export function tieSpread(lists: RankedLists, judgements: JoinedJudgements, name: string, level: number, score: Float32Array | Float64Array, depth = Infinity): TieSpread {
  const measure = parseMeasure(name)
  const { definition, parameters } = measure
  const cutoff = measure.cutoff ?? Infinity
  const relevantFrom = measure.level ?? level
  const expected = expectations[definition.name]
  const sums = { value: 0, least: 0, greatest: 0, expected: 0 }
  let [tied, tiedQueries, n] = [0, 0, 0]
  for (let j = 0; j < judgements.query.length; j++) {
    const list = listOf(lists, judgements, j)
    if (!isJudgedQuery(judgements, j) || !list.complete) continue
    n++
    const { pairs, ordered } = parameters.judged_only ? judgedPairs(list.pairs, judgements, depth) : { pairs: list.pairs, ordered: depth }
    const ranking = judgedRanking(judgements, j, pairs)
    const value = definition.value(ranking, cutoff, relevantFrom, parameters)
    sums.value += value
    const here = tiedWithin(pairs, score, cutoff, ordered)
    tied += here
    if (here > 0) tiedQueries++
    if (here === 0 || !expected) {
      sums.least += value
      sums.greatest += value
      sums.expected += value
      continue
    }
    const open = { ...ranking, starts: tieStarts(pairs, score, ordered) }
    sums.least += definition.value(leastOrder(open), cutoff, relevantFrom, parameters)
    sums.greatest += definition.value(greatestOrder(open), cutoff, relevantFrom, parameters)
    sums.expected += expected(open, cutoff, relevantFrom, parameters)
  }
  const mean = (sum: number) => (n === 0 ? NaN : definition.summary === 'sum' ? sum : sum / n)
  return { tied, tiedQueries, n, value: mean(sums.value), least: mean(sums.least), greatest: mean(sums.greatest), expected: mean(sums.expected) }
}

/** The pairs that somebody judged, and how many of them were ordered by the score. */
function judgedPairs(pairs: Uint32Array, { pairGrade }: JoinedJudgements, depth: number): { readonly pairs: Uint32Array; readonly ordered: number } {
  const isJudged = (pair: number) => (pairGrade[pair] as number) >= 0
  return { pairs: pairs.filter(isJudged), ordered: pairs.subarray(0, depth).filter(isJudged).length }
}
