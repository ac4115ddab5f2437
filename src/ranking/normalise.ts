/**
 * Scores of different scales made comparable, within each query. Names and formulas are ranx's (0.3.21, ranx/normalization),
 * its floor under denominators too, so that a fusion here is `ranx.fuse` of the same runs.
 */
import { orderByScore, type Scores } from './order.ts'
import type { PairColumns } from './rankings.ts'

export const normalisations = ['min-max', 'max', 'sum', 'zmuv', 'rank', 'borda'] as const
export type Normalisation = (typeof normalisations)[number]

/** Below it ranx divides by it instead: lists whose scores are all the same, and `max` of scores that are not positive. */
const LEAST_DENOMINATOR = 1e-9

/**
 * Each list with its scores normalised; `lists` have one score a pair, NaN where the list lacks the pair. Float64, NaN
 * where it still lacks it: only `borda` has an opinion of a pair that another list holds.
 *
 * With s a score, n the list's length and i the pair's place from 0 (equal scores by docno, descending):
 * `min-max` (s - min) / (max - min); `max` s / max; `sum` (s - min) / Σ(s - min); `zmuv` (s - mean) / standard deviation
 * of the population; `rank` 1 - i / n; `borda` 1 - i / c with c the pairs that any list holds, and 1/2 - (n - 1) / 2c for
 * those that this one lacks.
 */
export function normalised(lists: readonly Scores[], columns: PairColumns, docOrder: Uint32Array, by: Normalisation): readonly Float64Array[] {
  if (by === 'rank') return lists.map((scores) => byPlace(scores, columns, docOrder, null))
  if (by === 'borda') return lists.map((scores) => byPlace(scores, columns, docOrder, lists))
  return lists.map((scores) => byScale(scores, columns, by))
}

function byScale(scores: Scores, { offsets }: PairColumns, by: 'min-max' | 'max' | 'sum' | 'zmuv'): Float64Array {
  const values = new Float64Array(scores.length)
  for (let query = 0; query + 1 < offsets.length; query++) {
    const [start, end] = [offsets[query] as number, offsets[query + 1] as number]
    const { centre, unit } = scaleOf(scores, start, end, by)
    for (let pair = start; pair < end; pair++) values[pair] = ((scores[pair] as number) - centre) / unit
  }
  return values
}

function scaleOf(scores: Scores, start: number, end: number, by: 'min-max' | 'max' | 'sum' | 'zmuv'): { readonly centre: number; readonly unit: number } {
  let [count, sum, least, greatest] = [0, 0, Infinity, -Infinity]
  for (let pair = start; pair < end; pair++) {
    const score = scores[pair] as number
    if (Number.isNaN(score)) continue
    count++
    sum += score
    least = Math.min(least, score)
    greatest = Math.max(greatest, score)
  }
  const over = (centre: number, unit: number) => ({ centre, unit: Math.max(unit, LEAST_DENOMINATOR) })
  if (count === 0) return over(0, 1)
  if (by === 'min-max') return over(least, greatest - least)
  if (by === 'max') return over(0, greatest)
  if (by === 'sum') return over(least, sum - least * count)
  const mean = sum / count
  let squares = 0
  for (let pair = start; pair < end; pair++) if (!Number.isNaN(scores[pair])) squares += ((scores[pair] as number) - mean) ** 2
  return over(mean, Math.sqrt(squares / count))
}

/** `rank`, or `borda` among the pairs that any of `rivals` holds. */
function byPlace(scores: Scores, columns: PairColumns, docOrder: Uint32Array, rivals: readonly Scores[] | null): Float64Array {
  const values = new Float64Array(scores.length).fill(NaN)
  const order = orderByScore(columns, scores, docOrder)
  for (let query = 0; query + 1 < columns.offsets.length; query++) {
    const [start, end] = [order.offsets[query] as number, order.offsets[query + 1] as number]
    const own = end - start
    const [first, last] = [columns.offsets[query] as number, columns.offsets[query + 1] as number]
    let among = own
    if (rivals) {
      among = 0
      for (let pair = first; pair < last; pair++) if (isHeld(rivals, pair)) among++
      for (let pair = first; pair < last; pair++) if (isHeld(rivals, pair)) values[pair] = 0.5 - (own - 1) / (2 * among)
    }
    for (let at = start; at < end; at++) values[order.pairs[at] as number] = 1 - (at - start) / among
  }
  return values
}

/** Whether any of the lists holds the pair. */
export const isHeld = (lists: readonly Scores[], pair: number): boolean => lists.some((scores) => !Number.isNaN(scores[pair]))
