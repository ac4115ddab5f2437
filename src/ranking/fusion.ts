/** Several systems' opinions of the same candidates as one score a pair, to be ordered by `orderByScore`. */
import type { Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'

/**
 * Reciprocal rank fusion: Σ 1 / (k + rank) over the lists that hold the pair, ranks from 1 (Cormack, Clarke, Büttcher,
 * SIGIR 2009, where k = 60). Float64, one a pair of `pairs`; NaN where no list holds it.
 */
export function reciprocalRankScores(lists: readonly Rankings[], pairs: number, k = 60): Float64Array {
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

/** How scores of different scales are made comparable, within each query. */
export type Normalisation = 'z' | 'min-max'

/**
 * Σ weight × normalised score, normalised over each query's scored pairs: `z` is (score - mean) / standard deviation (of
 * the population), `min-max` is (score - least) / (greatest - least); both 0 where all scores are the same. A pair that
 * a system did not score gets that system's least value there. Float64, one a pair; NaN where no system scored it.
 * RangeError unless there is a weight a system.
 */
export function weightedScores(systems: readonly Scores[], weights: readonly number[], { offsets, passage }: PairColumns, by: Normalisation): Float64Array {
  if (systems.length !== weights.length) throw new RangeError(`${systems.length} systems and ${weights.length} weights`)
  const fused = new Float64Array(passage.length).fill(NaN)
  for (let query = 0; query + 1 < offsets.length; query++) {
    const [start, end] = [offsets[query] as number, offsets[query + 1] as number]
    const lines = systems.map((scores) => scale(scores, start, end, by))
    for (let pair = start; pair < end; pair++) {
      if (systems.every((scores) => Number.isNaN(scores[pair]))) continue
      let sum = 0
      systems.forEach((scores, which) => {
        const { centre, unit, least } = lines[which] as Scale
        const score = scores[pair] as number
        sum += (weights[which] as number) * (((Number.isNaN(score) ? least : score) - centre) / unit)
      })
      fused[pair] = sum
    }
  }
  return fused
}

interface Scale {
  readonly centre: number
  readonly unit: number
  readonly least: number
}

function scale(scores: Scores, start: number, end: number, by: Normalisation): Scale {
  let [count, sum, least, greatest] = [0, 0, Infinity, -Infinity]
  for (let pair = start; pair < end; pair++) {
    const score = scores[pair] as number
    if (Number.isNaN(score)) continue
    count++
    sum += score
    least = Math.min(least, score)
    greatest = Math.max(greatest, score)
  }
  if (count === 0) return { centre: 0, unit: 1, least: 0 }
  if (least === greatest) return { centre: least, unit: 1, least }
  if (by === 'min-max') return { centre: least, unit: greatest - least, least }
  const centre = sum / count
  let squares = 0
  for (let pair = start; pair < end; pair++) if (!Number.isNaN(scores[pair])) squares += ((scores[pair] as number) - centre) ** 2
  return { centre, unit: Math.sqrt(squares / count), least }
}
