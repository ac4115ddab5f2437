import { countRelevant } from '../measures/definition.ts'
import { eachGroup, type Expectation } from './tied-ranking.ts'

/**
 * Expected average precision. In a group of n with r relevant, the i-th is relevant with probability r / n, and then
 * (i − 1)(r − 1) / (n − 1) relevant ones are expected before it in the group (McSherry and Najork 2008).
 */
export const averagePrecision: Expectation = (tied, cutoff, level) => {
  const all = countRelevant(tied.judged, level)
  if (all === 0) return 0
  let before = 0
  let sum = 0
  eachGroup(tied, cutoff, (start, end) => {
    const size = end - start
    const relevant = countRelevant(tied.ranked.subarray(start, end), level)
    const slope = size > 1 ? (relevant - 1) / (size - 1) : 0
    if (relevant > 0) for (let at = start; at < Math.min(end, cutoff); at++) sum += ((relevant / size) * (before + 1 + (at - start) * slope)) / (at + 1)
    before += relevant
  })
  return sum / all
}
