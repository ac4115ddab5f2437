/** The lists of a query's phrasings as one list: by the greatest or the mean of a passage's scores, or by its ranks. */
import { RRF_K } from './fusion.ts'
import { orderByScore, type Scores } from './order.ts'
import type { PairColumns } from './rankings.ts'

/** `max` and `mean` are over the phrasings that have the passage; `rrf` adds 1 / (60 + rank) for each of them. */
export const combinations = ['max', 'mean', 'rrf'] as const
export type Combination = (typeof combinations)[number]

/** Phrasings' pairs, and the query's pair that each is of. */
export interface PhrasedPairs {
  /** A row a phrasing. */
  readonly columns: PairColumns
  /** Uint32, one a phrasing's pair. */
  readonly pairOf: Uint32Array
  /** How many pairs the queries have. */
  readonly pairs: number
}

/**
 * One score a query's pair from the scores of its phrasings' pairs, as float64. NaN says that a phrasing lacks the pair, and that
 * no phrasing has it; with `awaited` (Uint8, one a phrasing's pair, 1 where a score is to come) a pair is NaN as long as one
 * of its scores is. Ranks are from 1 within a phrasing, by `orderByScore`; a phrasing that lacks the pair adds nothing.
 */
export function combined(how: Combination, scores: Scores, of: PhrasedPairs, docOrder: Uint32Array, awaited: Uint8Array | null = null): Float64Array {
  const made = how === 'rrf' ? byRank(scores, of, docOrder) : how === 'max' ? greatest(scores, of) : mean(scores, of)
  if (awaited) for (let pair = 0; pair < scores.length; pair++) if (awaited[pair] === 1 && Number.isNaN(scores[pair])) made[of.pairOf[pair] as number] = NaN
  return made
}

function greatest(scores: Scores, { pairOf, pairs }: PhrasedPairs): Float64Array {
  const best = new Float64Array(pairs).fill(NaN)
  for (let at = 0; at < scores.length; at++) {
    const [score, pair] = [scores[at] as number, pairOf[at] as number]
    // What is compared with NaN is false, so the first score of a pair is taken.
    if (!Number.isNaN(score) && !((best[pair] as number) >= score)) best[pair] = score
  }
  return best
}

function mean(scores: Scores, { pairOf, pairs }: PhrasedPairs): Float64Array {
  const [sum, count] = [new Float64Array(pairs), new Uint32Array(pairs)]
  for (let at = 0; at < scores.length; at++) {
    const [score, pair] = [scores[at] as number, pairOf[at] as number]
    if (Number.isNaN(score)) continue
    sum[pair] = (sum[pair] as number) + score
    count[pair] = (count[pair] as number) + 1
  }
  for (let pair = 0; pair < pairs; pair++) sum[pair] = count[pair] === 0 ? NaN : (sum[pair] as number) / (count[pair] as number)
  return sum
}

function byRank(scores: Scores, { columns, pairOf, pairs }: PhrasedPairs, docOrder: Uint32Array): Float64Array {
  const fused = new Float64Array(pairs).fill(NaN)
  const { offsets, pairs: ranked } = orderByScore(columns, scores, docOrder)
  for (let phrasing = 0; phrasing + 1 < offsets.length; phrasing++) {
    const start = offsets[phrasing] as number
    for (let at = start; at < (offsets[phrasing + 1] as number); at++) {
      const pair = pairOf[ranked[at] as number] as number
      const held = fused[pair] as number
      fused[pair] = (Number.isNaN(held) ? 0 : held) + 1 / (RRF_K + at - start + 1)
    }
  }
  return fused
}
