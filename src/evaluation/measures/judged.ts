import { isJudged, type MeasureDefinition } from './definition.ts'

/** Judged@k of ir_measures: over the ranks that the list has, so that a short list of judged documents gives 1. */
export const judged: MeasureDefinition = {
  name: 'Judged',
  aliases: [],
  cutoff: 'required',
  usesLevel: false,
  summary: 'mean',
  meaning: 'Share of the documents within the cut-off that somebody judged, relevant or not',
  source: 'ir_measures Judged@k',
  value({ ranked }, cutoff) {
    const ranks = Math.min(cutoff, ranked.length)
    let judged = 0
    for (let at = 0; at < ranks; at++) if (isJudged(ranked[at] as number)) judged++
    return ranks === 0 ? 0 : judged / ranks
  },
}
