import { countRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's success_k. */
export const hit: MeasureDefinition = {
  name: 'Hit',
  aliases: ['Success', 'hit_rate'],
  cutoff: 'required',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'Whether any relevant document stands within the cut-off',
  source: 'trec_eval success_k, ir_measures Success@k',
  value: ({ ranked }, cutoff, level) => (countRelevant(ranked, level, cutoff) > 0 ? 1 : 0),
}
