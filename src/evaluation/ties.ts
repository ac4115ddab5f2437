/** How much of a list's top was decided by document ids and not by scores. */
import type { RankedLists } from './judgements.ts'

/**
 * Candidates within the cut-off whose score another candidate of the list has too, on either side of the cut-off. `score` has one number a pair;
 * pairs past `depth` were not ordered by it and are not looked at.
 */
export function tiedWithin(pairs: Uint32Array, score: Float32Array | Float64Array, cutoff: number, depth = Infinity): number {
  const ordered = Math.min(pairs.length, depth)
  let [tied, before] = [0, NaN]
  let here = score[pairs[0] as number] as number
  for (let at = 0; at < Math.min(ordered, cutoff); at++) {
    const after = at + 1 < ordered ? (score[pairs[at + 1] as number] as number) : NaN
    if (here === before || here === after) tied++
    before = here
    here = after
  }
  return tied
}

/** The same, added up over all queries of a system. */
export function tiedInLists({ offsets, pairs }: RankedLists, score: Float32Array | Float64Array, cutoff: number, depth = Infinity): number {
  let tied = 0
  for (let query = 0; query + 1 < offsets.length; query++) tied += tiedWithin(pairs.subarray(offsets[query], offsets[query + 1]), score, cutoff, depth)
  return tied
}
