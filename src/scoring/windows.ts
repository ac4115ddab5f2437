/** One score of a passage from those of its windows. */
import type { Windows } from '../systems/system.ts'

/**
 * MaxP takes the best window, MeanP their mean (in double precision), FirstP the first window, whatever the others say
 * (Dai and Callan, "Deeper Text Understanding for IR with Contextual Neural Language Modeling", SIGIR 2019; they add
 * SumP). NaN in a window that counts is NaN.
 */
export function combined(scores: Float32Array, combine: Windows['combine']): number {
  switch (combine) {
    case 'max':
      return scores.reduce((best, score) => Math.max(best, score), -Infinity)
    case 'mean':
      return scores.reduce((sum, score) => sum + score, 0) / scores.length
    case 'first':
      return scores[0] ?? NaN
  }
}
