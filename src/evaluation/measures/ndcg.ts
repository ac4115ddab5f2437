import type { MeasureDefinition } from './definition.ts'
import { discountedGain, idealGain } from './gain.ts'

/** As trec_eval's m_ndcg.c and m_ndcg_cut.c with linear gain, as ranx's ndcg_burges with the exponential one; the ideal list is of all judgements. */
export const ndcg: MeasureDefinition = {
  name: 'nDCG',
  aliases: ['ndcg_cut'],
  presets: { ndcg_burges: { dcg: 'exp-log2' } },
  cutoff: 'optional',
  usesLevel: false,
  parameters: ['dcg', 'judged_only'],
  summary: 'mean',
  meaning: 'Grades summed with a discount by rank, over what the best possible order of all judged documents would give',
  source: 'Järvelin and Kekäläinen 2002; trec_eval ndcg, ndcg_cut',
  value({ ranked, judged }, cutoff, _level, { dcg }) {
    const ideal = idealGain(judged, cutoff, dcg)
    return ideal === 0 ? 0 : discountedGain(ranked, cutoff, dcg) / ideal
  },
}
