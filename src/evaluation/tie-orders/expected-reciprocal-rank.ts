import { satisfaction } from '../measures/err.ts'
import { eachGroup, type Expectation } from './tied-ranking.ts'

/**
 * Expected ERR. With x = 1 − satisfaction, the chance to read past the first j of a group is the mean over all j-subsets
 * of the product of their x: an elementary symmetric polynomial over its number of terms. Stopping at the j-th is what
 * that chance loses from j − 1 to j. Groups are read one after the other, so their chances multiply.
 */
export const expectedReciprocalRank: Expectation = (tied, cutoff, _level, parameters) => {
  let reading = 1
  let sum = 0
  eachGroup(tied, cutoff, (start, end) => {
    const unsatisfied = Float64Array.from(tied.ranked.subarray(start, end), (grade) => 1 - satisfaction(grade, parameters))
    const reach = Math.min(end, cutoff) - start
    const past = chancesPast(unsatisfied, reach)
    for (let j = 1; j <= reach; j++) sum += (reading * ((past[j - 1] as number) - (past[j] as number))) / (start + j)
    reading *= unsatisfied.reduce((product, x) => product * x, 1)
  })
  return sum
}

/** For j = 0 .. `most`, the mean over j-subsets of their product; by e(m, j) = (1 − j/m) e(m − 1, j) + (j/m) x_m e(m − 1, j − 1), which stays within 0 and 1. */
function chancesPast(factors: Float64Array, most: number): Float64Array {
  const means = new Float64Array(most + 1)
  means[0] = 1
  factors.forEach((x, at) => {
    const m = at + 1
    for (let j = Math.min(m, most); j > 0; j--) means[j] = (1 - j / m) * (means[j] as number) + (j / m) * x * (means[j - 1] as number)
  })
  return means
}
