import { countRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's P_k: the denominator is the cut-off, however short the list is. */
export const precision: MeasureDefinition = {
  name: 'P',
  aliases: ['Precision'],
  cutoff: 'required',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'Share of the ranks within the cut-off that hold a relevant document',
  source: 'trec_eval P_k',
  value: ({ ranked }, cutoff, level) => countRelevant(ranked, level, cutoff) / cutoff,
}
