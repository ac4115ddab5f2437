import { countRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's Rprec. */
export const rPrecision: MeasureDefinition = {
  name: 'Rprec',
  aliases: ['R-Precision', 'r_prec'],
  cutoff: 'none',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'Precision at the rank that equals the number of relevant judged documents',
  source: 'trec_eval Rprec',
  value({ ranked, judged }, _cutoff, level) {
    const relevant = countRelevant(judged, level)
    return relevant === 0 ? 0 : countRelevant(ranked, level, relevant) / relevant
  },
}
