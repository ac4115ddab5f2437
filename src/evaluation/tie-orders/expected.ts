/** The expectation of each measure over the orders of the tied, exactly. */
import { countRelevant, isJudged, isRelevant } from '../measures/definition.ts'
import { gainOf, idealGain } from '../measures/gain.ts'
import { averagePrecision } from './average-precision.ts'
import { expectedBpref } from './bpref.ts'
import { expectedReciprocalRank } from './expected-reciprocal-rank.ts'
import { firstRelevant } from './first-relevant.ts'
import { linear } from './linear.ts'
import type { Expectation } from './tied-ranking.ts'

const relevance = (grade: number, level: number) => Number(isRelevant(grade, level))
const discount = (rank: number) => 1 / Math.log2(rank + 2)

/** By the measure's name. What is not in it does not depend on the order of the tied. */
export const expectations: Readonly<Record<string, Expectation>> = {
  nDCG: linear(
    (grade, _level, { dcg }) => gainOf(grade, dcg),
    ({ judged }, cutoff, _level, { dcg }) => {
      const ideal = idealGain(judged, cutoff, dcg)
      return ideal === 0 ? null : (rank) => discount(rank) / ideal
    },
  ),
  DCG: linear(
    (grade, _level, { dcg }) => gainOf(grade, dcg),
    () => discount,
  ),
  MRR: firstRelevant((rank) => 1 / rank),
  Hit: firstRelevant(() => 1),
  MAP: averagePrecision,
  P: linear(relevance, (_tied, cutoff) => () => 1 / cutoff),
  Recall: linear(relevance, ({ judged }, _cutoff, level) => {
    const relevant = countRelevant(judged, level)
    return relevant === 0 ? null : () => 1 / relevant
  }),
  Rprec: (tied, _cutoff, level, parameters) => {
    const relevant = countRelevant(tied.judged, level)
    return relevant === 0 ? 0 : precisionAt(tied, relevant, level, parameters)
  },
  RBP: linear(relevance, (_tied, _cutoff, _level, { p }) => (rank) => (1 - p) * p ** rank),
  ERR: expectedReciprocalRank,
  Bpref: expectedBpref,
  Judged: linear(
    (grade) => Number(isJudged(grade)),
    ({ ranked }, cutoff) =>
      () =>
        1 / Math.min(cutoff, ranked.length),
  ),
}

const precisionAt: Expectation = linear(relevance, (_tied, cutoff) => () => 1 / cutoff)
