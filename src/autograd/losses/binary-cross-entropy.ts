/** Each pair by itself: -log σ(x) of the relevant ones, -log(1 - σ(x)) of the others. sentence-transformers' BinaryCrossEntropyLoss. */
import { softplus } from '../operations/activations.ts'
import { add, mul } from '../operations/arithmetic.ts'
import { mean } from '../operations/reduce.ts'
import { scale } from '../operations/scale.ts'
import { candidatesOf, column, type Loss } from './lists.ts'

/** @param posWeight how much more a relevant pair counts, as PyTorch's pos_weight; labels may lie between 0 and 1 */
export function binaryCrossEntropy({ posWeight = null }: { posWeight?: number | null } = {}): Loss {
  return (logits, lists) => {
    const labels = candidatesOf(logits, lists).flat().map(({ label }) => label)
    const x = logits.tape.reshape(logits, [labels.length, 1])
    // (1 - y) x + (1 + (w - 1) y) log(1 + e^-x), which overflows for no x.
    const miss = mul(x, column(logits, labels.map((label) => 1 - label)))
    const cost = softplus(scale(x, -1))
    return mean(add(miss, posWeight === null ? cost : mul(cost, column(logits, labels.map((label) => 1 + (posWeight - 1) * label)))))
  }
}
