/** How a system's scores of relevant passages lie against those of others. */
import { UNJUDGED } from './judged-ranking.ts'
import { isRelevant } from './measures/definition.ts'

export interface ScoreSpread {
  /** Float64, bins + 1: bin b holds scores from edges[b] up to edges[b + 1], the last one its upper edge too. */
  readonly edges: Float64Array
  /** Uint32, one a bin: pairs judged at the level or above; judged below it; judged by nobody. */
  readonly relevant: Uint32Array
  readonly notRelevant: Uint32Array
  readonly unjudged: Uint32Array
  /**
   * The chance that a relevant pair scores above one that is judged not relevant, both drawn from all queries; ties count half
   * (the area under the ROC curve). Null where either kind is missing.
   */
  readonly separation: number | null
}

/** `score` has one number a pair, NaN where there is none; `pairGrade` its grade, or UNJUDGED. `bins` is a whole number from 1 up. */
export function scoreSpread(score: Float32Array | Float64Array, pairGrade: Int32Array, level: number, bins: number): ScoreSpread {
  let [least, greatest] = [Infinity, -Infinity]
  // What is compared with NaN is false.
  for (let pair = 0; pair < score.length; pair++) {
    const value = score[pair] as number
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  if (least > greatest) [least, greatest] = [0, 0]
  const width = (greatest - least) / bins || 1 / bins
  const edges = Float64Array.from({ length: bins + 1 }, (_, at) => least + at * width)
  // Behind each other: relevant, not relevant, unjudged.
  const counts = new Uint32Array(3 * bins)
  const [above, below]: [number[], number[]] = [[], []]
  for (let pair = 0; pair < score.length; pair++) {
    const value = score[pair] as number
    if (Number.isNaN(value)) continue
    const grade = pairGrade[pair] as number
    const kind = grade === UNJUDGED ? 2 : isRelevant(grade, level) ? 0 : 1
    const at = kind * bins + Math.min(bins - 1, Math.floor((value - least) / width))
    counts[at] = (counts[at] as number) + 1
    if (kind !== 2) (kind === 0 ? above : below).push(value)
  }
  const [relevant, notRelevant, unjudged] = [0, 1, 2].map((kind) => counts.slice(kind * bins, (kind + 1) * bins)) as [Uint32Array, Uint32Array, Uint32Array]
  return { edges, relevant, notRelevant, unjudged, separation: separationOf(Float64Array.from(above).sort(), Float64Array.from(below).sort()) }
}

/** Mann and Whitney's U over both ascending lists, as a share of all couples. */
function separationOf(above: Float64Array, below: Float64Array): number | null {
  if (above.length === 0 || below.length === 0) return null
  let [wins, less, upTo] = [0, 0, 0]
  for (const value of above) {
    while (less < below.length && (below[less] as number) < value) less++
    while (upTo < below.length && (below[upTo] as number) <= value) upTo++
    wins += (less + upTo) / 2
  }
  return wins / (above.length * below.length)
}
