/** Pairwise margin: a relevant candidate should stand `margin` above each less relevant one. PyTorch's MarginRankingLoss. */
import { relu } from '../operations/activations.ts'
import { mean } from '../operations/reduce.ts'
import { scale, shift } from '../operations/scale.ts'
import { candidatesOf, differences, nothing, preferences, type Loss } from './lists.ts'

export function marginRanking({ margin = 1 }: { margin?: number } = {}): Loss {
  return (logits, lists) => {
    const pairs = preferences(candidatesOf(logits, lists))
    if (pairs.length === 0) return nothing(logits)
    return mean(relu(shift(scale(differences(logits, pairs), -1), margin)))
  }
}
