/** Where each candidate comes to stand when reranking reaches it: all depths of a reranking from the one sort of all. */
import { UNREACHED } from '../columns/unreached.ts'
import type { Sorted } from './depth-cut.ts'
import { longest } from './order.ts'
import { PlacesSeen } from './places-seen.ts'

/**
 * Uint32, one a place of what is reranked. A reranking of its first d sorts these by score; of the first d + 1 it is the
 * same order with one more pair in it, at the place that stands here for d. The rest moves one down. Places are 0-based,
 * within the query; UNREACHED from the first candidate on that is not scored.
 */
export function entryPlaces({ over, logits, best, places: placesOfBest }: Sorted): Uint32Array {
  const places = new Uint32Array(over.pairs.length).fill(UNREACHED)
  const seen = new PlacesSeen(longest(over.offsets))
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const start = over.offsets[query] as number
    const own = places.subarray(start, over.offsets[query + 1])
    const reached = scoredFrom(over.pairs, start, own.length, logits)
    // Best first: above a candidate stand those that came before it here, and of these it is reached after the ones in front of it.
    for (let at = best.offsets[query] as number; at < (best.offsets[query + 1] as number); at++) {
      const candidate = placesOfBest[at] as number
      if (candidate < reached) own[candidate] = seen.add(candidate)
    }
    seen.clear()
  }
  return places
}

/** How many of a list's first pairs are scored without a gap. */
function scoredFrom(pairs: Uint32Array, start: number, length: number, logits: Sorted['logits']): number {
  let reached = 0
  while (reached < length && !Number.isNaN(logits[pairs[start + reached] as number])) reached++
  return reached
}
