import type { MeasureDefinition } from './definition.ts'

/** Σ gain / log2(rank + 1) to the cut-off, gain = max(grade, 0). */
function discounted(grades: Int32Array, cutoff: number): number {
  const end = Math.min(cutoff, grades.length)
  let sum = 0
  for (let at = 0; at < end; at++) {
    const grade = grades[at] as number
    if (grade > 0) sum += grade / Math.log2(at + 2)
  }
  return sum
}

/** Järvelin and Kekäläinen 2002 with linear gain, as trec_eval's m_ndcg.c and m_ndcg_cut.c; the ideal list is of all judgements. */
export const ndcg: MeasureDefinition = {
  name: 'nDCG',
  aliases: ['ndcg_cut'],
  cutoff: 'optional',
  usesLevel: false,
  summary: 'mean',
  meaning: 'Grades summed with a discount by rank, over what the best possible order of all judged documents would give',
  value({ ranked, judged }, cutoff) {
    const ideal = discounted(judged.slice().sort().reverse(), cutoff)
    return ideal === 0 ? 0 : discounted(ranked, cutoff) / ideal
  },
}
