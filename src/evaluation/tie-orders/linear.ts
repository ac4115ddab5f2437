/** Measures that add up a gain a rank: P, Recall, DCG and their kin. */
import type { MeasureParameters } from '../measures/parameters.ts'
import { eachGroup, type Expectation, type TiedRanking } from './tied-ranking.ts'

/** What a rank (from 0, within the cut-off) weighs, for one query; null where the measure is 0 whatever the order. */
type Weights = (tied: TiedRanking, cutoff: number, level: number, parameters: MeasureParameters) => ((rank: number) => number) | null

/** Σ weight(rank) × gain(grade): the expectation has the mean gain of a group at each of its ranks (McSherry and Najork 2008). */
export const linear =
  (gain: (grade: number, level: number, parameters: MeasureParameters) => number, weights: Weights): Expectation =>
  (tied, cutoff, level, parameters) => {
    const weight = weights(tied, cutoff, level, parameters)
    if (!weight) return 0
    let sum = 0
    eachGroup(tied, cutoff, (start, end) => {
      let gains = 0
      for (let at = start; at < end; at++) gains += gain(tied.ranked[at] as number, level, parameters)
      if (gains === 0) return
      let weighed = 0
      for (let at = start; at < Math.min(end, cutoff); at++) weighed += weight(at)
      sum += (weighed * gains) / (end - start)
    })
    return sum
  }
