import { countRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's recall_k. */
export const recall: MeasureDefinition = {
  name: 'Recall',
  aliases: ['R'],
  cutoff: 'required',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'Share of all relevant judged documents that stand within the cut-off',
  source: 'trec_eval recall_k',
  value({ ranked, judged }, cutoff, level) {
    const relevant = countRelevant(judged, level)
    return relevant === 0 ? 0 : countRelevant(ranked, level, cutoff) / relevant
  },
}
