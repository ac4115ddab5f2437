/**
 * Softmax over a positive and its query's negatives: -log of the positive's share. What sentence-transformers'
 * MultipleNegativesRankingLoss does where all negatives are hard ones. A query's positives do not compete with each other.
 */
import { mul } from '../operations/arithmetic.ts'
import { sum } from '../operations/reduce.ts'
import { scale } from '../operations/scale.ts'
import { logSoftmax } from '../operations/softmax.ts'
import { candidatesOf, nothing, padded, type Loss } from './lists.ts'

/** @param factor what logits are multiplied with first (`scale` there, where its default is 10 behind a sigmoid; on logits it is 1) */
export function crossEntropyOverList({ scale: factor = 1 }: { scale?: number } = {}): Loss {
  return (logits, lists) => {
    const rows = candidatesOf(logits, lists).flatMap((list) => {
      const negatives = list.filter(({ label }) => label <= 0).map(({ at }) => at)
      return list.filter(({ label }) => label > 0).map(({ at }) => [at, ...negatives])
    })
    if (rows.length === 0) return nothing(logits)
    const shares = logSoftmax(padded(scale(logits, factor), rows))
    const first = shares.tape.constant(Array.from({ length: shares.storage.size }, (_, i) => (i % (shares.shape[1] ?? 1) === 0 ? -1 / rows.length : 0)), shares.shape)
    return sum(mul(shares, first))
  }
}
