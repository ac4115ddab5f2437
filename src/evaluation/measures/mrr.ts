import { isRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's recip_rank; with a cut-off, recip_rank under `-M`. */
export const mrr: MeasureDefinition = {
  name: 'MRR',
  aliases: ['RR', 'recip_rank', 'mrr_cut'],
  cutoff: 'optional',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'One over the rank of the first relevant document',
  source: 'trec_eval recip_rank, with -M k for a cut-off',
  value({ ranked }, cutoff, level) {
    const end = Math.min(cutoff, ranked.length)
    for (let at = 0; at < end; at++) if (isRelevant(ranked[at] as number, level)) return 1 / (at + 1)
    return 0
  },
}
