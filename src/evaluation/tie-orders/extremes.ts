/** The orders of the tied by which a measure is least and greatest. */
import type { JudgedRanking } from '../judged-ranking.ts'
import { eachGroup, type TiedRanking } from './tied-ranking.ts'

/** Each group by grade, ascending, the unjudged first: no measure here is less in another order of the tied. */
export function leastOrder(tied: TiedRanking): JudgedRanking {
  const ranked = tied.ranked.slice()
  eachGroup(tied, Infinity, (start, end) => ranked.subarray(start, end).sort())
  return { ranked, judged: tied.judged }
}

/** Each group by grade, descending, the unjudged last. */
export function greatestOrder(tied: TiedRanking): JudgedRanking {
  const ranked = tied.ranked.slice()
  eachGroup(tied, Infinity, (start, end) => ranked.subarray(start, end).sort().reverse())
  return { ranked, judged: tied.judged }
}
