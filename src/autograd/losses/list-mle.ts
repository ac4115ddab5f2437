/**
 * ListMLE: how likely the logits make the order of the labels, drawn from the top without putting back (Plackett-Luce). Xia et
 * al., "Listwise Approach to Learning to Rank: Theory and Algorithm", 2008.
 */
import { mul } from '../operations/arithmetic.ts'
import { sum } from '../operations/reduce.ts'
import { logSoftmax } from '../operations/softmax.ts'
import { candidatesOf, nothing, padded, type Loss } from './lists.ts'

/** @param respectInputOrder takes lists as they stand for the right order; else the labels give it, equal ones as they stand */
export function listMLE({ respectInputOrder = true }: { respectInputOrder?: boolean } = {}): Loss {
  return (logits, lists) => {
    const full = candidatesOf(logits, lists).filter((list) => list.length > 0)
    if (full.length === 0) return nothing(logits)
    const ordered = full.map((list) => (respectInputOrder ? list : list.toSorted((a, b) => b.label - a.label)).map(({ at }) => at))
    // At each place a softmax over what is left, whose first is what was drawn.
    const shares = logSoftmax(padded(logits, ordered.flatMap((list) => list.map((_, drawn) => list.slice(drawn)))))
    const first = Array.from({ length: shares.storage.size }, (_, i) => (i % (shares.shape[1] ?? 1) === 0 ? -1 / full.length : 0))
    return sum(mul(shares, shares.tape.constant(first, shares.shape)))
  }
}
