/**
 * MarginMSE: the student's margin between a query's first candidate, the positive, and each other should be the teacher's, whose
 * scores the labels are. Hofstätter et al., "Improving Efficient Neural Ranking Models with Cross-Architecture Knowledge
 * Distillation", 2020.
 */
import { mul, subtract } from '../operations/arithmetic.ts'
import { mean } from '../operations/reduce.ts'
import { candidatesOf, column, differences, nothing, type Loss } from './lists.ts'

export function marginMSE(): Loss {
  return (logits, lists) => {
    const pairs = candidatesOf(logits, lists).flatMap(([positive, ...negatives]) => (positive ? negatives.map((negative) => [positive, negative] as const) : []))
    if (pairs.length === 0) return nothing(logits)
    const off = subtract(differences(logits, pairs), column(logits, pairs.map(([positive, negative]) => positive.label - negative.label)))
    return mean(mul(off, off))
  }
}
