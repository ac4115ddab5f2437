/** The best that a reranker could make of these candidates, which tells its own mistakes from what the retriever missed. */
import type { JudgedRanking } from './judged-ranking.ts'

/**
 * The same candidates by grade, the unjudged last (UNJUDGED is the least grade there is). A measure's value on it is a bound on any reranking: from there up
 * to the measure's greatest value is the retriever's loss, from there down to the value reached is the reranker's.
 */
export const oracle = ({ ranked, judged }: JudgedRanking): JudgedRanking => ({ ranked: ranked.slice().sort().reverse(), judged })
