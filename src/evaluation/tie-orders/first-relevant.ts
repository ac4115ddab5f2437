/** Measures that look for the first relevant document: MRR and Hit. */
import { countRelevant } from '../measures/definition.ts'
import { eachGroup, type Expectation } from './tied-ranking.ts'

/**
 * Σ over ranks within the cut-off of what the first relevant document is worth there, times how probable it is that it
 * stands there. It is in the first group that has one: of n documents, r of them relevant, the first j hold none with
 * probability Π (n − r − i) / (n − i) (McSherry and Najork 2008). `worth` takes the rank from 1.
 */
export const firstRelevant =
  (worth: (rank: number) => number): Expectation =>
  (tied, cutoff, level) => {
    let sum = 0
    let found = false
    eachGroup(tied, cutoff, (start, end) => {
      const relevant = found ? 0 : countRelevant(tied.ranked.subarray(start, end), level)
      if (relevant === 0) return
      found = true
      let none = 1
      for (let at = start; at < Math.min(end, cutoff) && none > 0; at++) {
        const here = relevant / (end - at)
        sum += none * here * worth(at + 1)
        none *= 1 - here
      }
    })
    return sum
  }
