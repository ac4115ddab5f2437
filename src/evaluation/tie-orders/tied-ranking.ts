/** A ranking in which scores leave some of the order open. */
import type { JudgedRanking } from '../judged-ranking.ts'
import type { MeasureParameters } from '../measures/parameters.ts'

export interface TiedRanking extends JudgedRanking {
  /** Uint32, groups + 1: group g has the ranks starts[g] .. starts[g + 1], whose scores are equal. The last is the length. */
  readonly starts: Uint32Array
}

/** A measure's mean over all orders of the tied, each as likely as the others; cut-off, level and parameters as in MeasureDefinition.value. */
export type Expectation = (tied: TiedRanking, cutoff: number, level: number, parameters: MeasureParameters) => number

/**
 * Where each group of equal scores begins among `pairs`, best first, and behind them the length. `score` has one number a
 * pair; pairs past `depth` were not ordered by it, and each of them is a group of its own.
 */
export function tieStarts(pairs: Uint32Array, score: Float32Array | Float64Array, depth = Infinity): Uint32Array {
  const starts = new Uint32Array(pairs.length + 1)
  let groups = 0
  for (let at = 0; at < pairs.length; at++) {
    const tied = at > 0 && at < depth && score[pairs[at] as number] === score[pairs[at - 1] as number]
    if (!tied) starts[groups++] = at
  }
  starts[groups++] = pairs.length
  return starts.subarray(0, groups)
}

/** Calls with each group that begins within the cut-off: its first rank from 0, and the rank behind its last. */
export function eachGroup({ starts }: TiedRanking, cutoff: number, visit: (start: number, end: number) => void): void {
  for (let group = 0; group + 1 < starts.length; group++) {
    const start = starts[group] as number
    if (start >= cutoff) return
    visit(start, starts[group + 1] as number)
  }
}
