/** What a measure is of one query, as it was asked for: at its cut-off, its level, with its parameters. */
import { judgedAlone, type JudgedRanking } from './judged-ranking.ts'
import type { Measure } from './measure.ts'

/** @param level the grade from which on a document is relevant, where the measure has none of its own */
export function valueOf({ definition, cutoff, level: own, parameters }: Measure, ranking: JudgedRanking, level: number): number {
  return definition.value(parameters.judged_only ? judgedAlone(ranking) : ranking, cutoff ?? Infinity, own ?? level, parameters)
}
