/** Where each candidate comes to stand when reranking reaches it: all depths of a reranking in one pass over the list. */
import { byScore, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'

/** Stands where a place would for a candidate without a score, and for all behind it: no depth reaches them. */
export const UNREACHED = 0xffff_ffff

/**
 * Uint32, one a place of `over`. A reranking of its first d sorts these by `logits` (one a pair, NaN where not scored);
 * of the first d + 1 it is the same order with one more pair in it, at the place that stands here for d. The rest moves one
 * down. Places are 0-based, within the query.
 */
export function entryPlaces(over: Rankings, logits: Scores, { passage }: PairColumns, docOrder: Uint32Array): Uint32Array {
  const places = new Uint32Array(over.pairs.length).fill(UNREACHED)
  const precedes = byScore(logits, passage, docOrder)
  const head: number[] = []
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const [start, end] = [over.offsets[query] as number, over.offsets[query + 1] as number]
    head.length = 0
    for (let at = start; at < end; at++) {
      const pair = over.pairs[at] as number
      if (Number.isNaN(logits[pair])) break
      let [low, high] = [0, head.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if (precedes(head[middle] as number, pair)) low = middle + 1
        else high = middle
      }
      head.splice(low, 0, pair)
      places[at] = low
    }
  }
  return places
}
