/** What a measure is: a number from one judged ranking, and the names that it goes by. */
import { UNJUDGED, type JudgedRanking } from '../judged-ranking.ts'
import type { MeasureParameters, ParameterName } from './parameters.ts'

export interface MeasureDefinition {
  /** The spelling on screen and in reports. */
  readonly name: string
  /** Other spellings that are read, in any case; trec_eval's cut names without their number (`ndcg_cut`) among them. */
  readonly aliases: readonly string[]
  /** Spellings that stand for the measure with a parameter set: ranx's `ndcg_burges`. */
  readonly presets?: Readonly<Record<string, Partial<MeasureParameters>>>
  readonly cutoff: 'required' | 'optional' | 'none'
  /** Whether it asks from which grade on a document is relevant. */
  readonly usesLevel: boolean
  /** What else it can be given; none where it is left out. */
  readonly parameters?: readonly ParameterName[]
  /** How trec_eval sums it up over queries: counts are added, all else is averaged. */
  readonly summary: 'mean' | 'sum'
  /** In one sentence, for a tooltip. */
  readonly meaning: string
  /** Who defined it, and whose numbers ours are. */
  readonly source: string
  /**
   * The value for one query. `cutoff` is Infinity for the whole list. A grade of `level` or more is relevant, where the
   * level counts. All parameters are given, whether or not it has them. 0 where the judgements leave it undefined, as trec_eval has it.
   */
  readonly value: (ranking: JudgedRanking, cutoff: number, level: number, parameters: MeasureParameters) => number
}

/**
 * Whether a grade makes a document relevant. trec_eval's: at least the level, and never negative; the unjudged are not.
 */
export const isRelevant = (grade: number, level: number) => grade >= level && grade >= 0

/** How many grades are relevant: of the judgements, all there is to find; of the ranking down to `depth`, what was found. */
export function countRelevant(grades: Int32Array, level: number, depth = grades.length): number {
  const end = Math.min(depth, grades.length)
  let count = 0
  for (let at = 0; at < end; at++) if (isRelevant(grades[at] as number, level)) count++
  return count
}

export const isJudged = (grade: number) => grade !== UNJUDGED
