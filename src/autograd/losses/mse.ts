/** The mean square between logits and a teacher's scores. sentence-transformers' MSELoss. */
import { mul, subtract } from '../operations/arithmetic.ts'
import { mean } from '../operations/reduce.ts'
import { candidatesOf, column, type Loss } from './lists.ts'

export function mse(): Loss {
  return (logits, lists) => {
    const labels = candidatesOf(logits, lists).flat().map(({ label }) => label)
    const off = subtract(logits.tape.reshape(logits, [labels.length, 1]), column(logits, labels))
    return mean(mul(off, off))
  }
}
