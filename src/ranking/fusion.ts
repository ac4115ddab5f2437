/** Several systems' opinions of the same candidates as one score a pair, to be ordered by `orderByScore`. */
import type { Scores } from './order.ts'
import type { Rankings } from './rankings.ts'

/** What Cormack, Clarke and Büttcher found to do well, and nearly all software takes. */
export const RRF_K = 60

/**
 * Reciprocal rank fusion: Σ 1 / (k + rank) over the lists that hold the pair, ranks from 1 (Cormack, Clarke, Büttcher,
 * SIGIR 2009, where k = 60). Float64, one a pair of `pairs`; NaN where no list holds it.
 */
export function reciprocalRankScores(lists: readonly Rankings[], pairs: number, k = RRF_K): Float64Array {
  const fused = new Float64Array(pairs).fill(NaN)
  for (const { offsets, pairs: ranked } of lists) {
    for (let query = 0; query + 1 < offsets.length; query++) {
      const start = offsets[query] as number
      for (let at = start; at < (offsets[query + 1] as number); at++) {
        const pair = ranked[at] as number
        const held = fused[pair] as number
        fused[pair] = (Number.isNaN(held) ? 0 : held) + 1 / (k + at - start + 1)
      }
    }
  }
  return fused
}

/**
 * Σ weight × score over lists that are comparable (see `normalised`), as ranx's `wsum`: a list that lacks the pair adds
 * nothing. Float64, one a pair; NaN where no list has it. RangeError unless there is a weight a list.
 */
export function weightedScores(lists: readonly Scores[], weights: readonly number[]): Float64Array {
  if (lists.length !== weights.length) throw new RangeError(`${lists.length} lists and ${weights.length} weights`)
  const fused = new Float64Array(lists[0]?.length ?? 0).fill(NaN)
  lists.forEach((scores, which) => {
    const weight = weights[which] as number
    for (let pair = 0; pair < fused.length; pair++) {
      const score = scores[pair] as number
      if (Number.isNaN(score)) continue
      const held = fused[pair] as number
      fused[pair] = (Number.isNaN(held) ? 0 : held) + weight * score
    }
  })
  return fused
}
