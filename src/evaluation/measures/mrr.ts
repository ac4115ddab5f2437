import { isRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's recip_rank; with a cut-off, recip_rank under `-M`. */
export const mrr: MeasureDefinition = {
  name: 'MRR',
  aliases: ['RR', 'recip_rank', 'mrr_cut'],
  cutoff: 'optional',
  usesLevel: true,
  summary: 'mean',
  meaning: 'One over the rank of the first relevant document',
  source: 'trec_eval recip_rank, with -M k for a cut-off',
  value({ ranked }, cutoff, level) {
    const first = ranked.findIndex((grade) => isRelevant(grade, level))
    return first < 0 || first >= cutoff ? 0 : 1 / (first + 1)
  },
}
