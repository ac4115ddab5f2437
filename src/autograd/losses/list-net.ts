/** ListNet: the labels' softmax against the logits'. Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007. */
import { mul } from '../operations/arithmetic.ts'
import { sum } from '../operations/reduce.ts'
import { logSoftmax } from '../operations/softmax.ts'
import { candidatesOf, nothing, padded, spreadRows, type Loss } from './lists.ts'

/** The mean over lists of -Σ softmax(labels) · log softmax(logits). */
export function listNet(): Loss {
  return (logits, lists) => {
    const full = candidatesOf(logits, lists).filter((list) => list.length > 0)
    if (full.length === 0) return nothing(logits)
    const shares = logSoftmax(padded(logits, full.map((list) => list.map(({ at }) => at))))
    const targets = full.map((list) => {
      const largest = list.reduce((most, { label }) => Math.max(most, label), -Infinity)
      const powers = list.map(({ label }) => Math.exp(label - largest))
      const total = powers.reduce((sumOf, power) => sumOf + power, 0)
      return powers.map((power) => -power / total / full.length)
    })
    return sum(mul(shares, shares.tape.constant(spreadRows(targets, shares.shape[1] ?? 1, (target) => target), shares.shape)))
  }
}
