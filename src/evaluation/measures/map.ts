import { countRelevant, isRelevant, type MeasureDefinition } from './definition.ts'

/** trec_eval's map and map_cut_k: the denominator is all relevant documents, with a cut-off too. */
export const map: MeasureDefinition = {
  name: 'MAP',
  aliases: ['AP', 'map_cut'],
  cutoff: 'optional',
  usesLevel: true,
  parameters: ['judged_only'],
  summary: 'mean',
  meaning: 'Precision at the rank of each relevant document, averaged over all relevant judged documents',
  source: 'trec_eval map, map_cut_k',
  value({ ranked, judged }, cutoff, level) {
    const relevant = countRelevant(judged, level)
    if (relevant === 0) return 0
    const end = Math.min(cutoff, ranked.length)
    let found = 0
    let sum = 0
    for (let at = 0; at < end; at++) {
      if (isRelevant(ranked[at] as number, level)) sum += ++found / (at + 1)
    }
    return sum / relevant
  },
}
