/** Where each candidate comes to stand when reranking reaches it: all depths of a reranking in one pass over the list. */
import { UNREACHED } from '../columns/unreached.ts'
import { byScore, longest, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'

/**
 * Uint32, one a place of `over`. A reranking of its first d sorts these by `logits` (one a pair, NaN where not scored);
 * of the first d + 1 it is the same order with one more pair in it, at the place that stands here for d. The rest moves one
 * down. Places are 0-based, within the query; UNREACHED from the first candidate on that is not scored.
 */
export function entryPlaces(over: Rankings, logits: Scores, { passage }: PairColumns, docOrder: Uint32Array): Uint32Array {
  const places = new Uint32Array(over.pairs.length).fill(UNREACHED)
  const precedes = byScore(logits, passage, docOrder)
  // The head's pairs and their scores, best first.
  const head = new Uint32Array(longest(over.offsets))
  const scores = new Float64Array(head.length)
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const [start, end] = [over.offsets[query] as number, over.offsets[query + 1] as number]
    let reached = 0
    for (let at = start; at < end; at++) {
      const pair = over.pairs[at] as number
      const score = logits[pair] as number
      if (Number.isNaN(score)) break
      let low = 0
      let high = reached
      while (low < high) {
        const middle = (low + high) >>> 1
        const other = scores[middle] as number
        if (other > score || (other === score && precedes(head[middle] as number, pair))) low = middle + 1
        else high = middle
      }
      head.copyWithin(low + 1, low, reached)
      scores.copyWithin(low + 1, low, reached)
      head[low] = pair
      scores[low] = score
      reached++
      places[at] = low
    }
  }
  return places
}
