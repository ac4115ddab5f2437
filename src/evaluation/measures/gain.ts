/** What a grade is worth to a graded measure. */
import type { MeasureParameters } from './parameters.ts'

/** Järvelin and Kekäläinen's gain is the grade, Burges et al.'s 2^grade − 1; nothing for negative grades and the unjudged. */
export const gainOf = (grade: number, dcg: MeasureParameters['dcg']): number => (grade <= 0 ? 0 : dcg === 'log2' ? grade : 2 ** grade - 1)

/** Σ gain / log2(rank + 1) down to the cut-off. */
export function discountedGain(grades: Int32Array, cutoff: number, dcg: MeasureParameters['dcg']): number {
  const end = Math.min(cutoff, grades.length)
  let sum = 0
  for (let at = 0; at < end; at++) {
    const grade = grades[at] as number
    if (grade > 0) sum += gainOf(grade, dcg) / Math.log2(at + 2)
  }
  return sum
}

/** The same of the best order that all judged documents could have. */
export const idealGain = (judged: Int32Array, cutoff: number, dcg: MeasureParameters['dcg']): number => discountedGain(judged.slice().sort().reverse(), cutoff, dcg)
