import { countRelevant, isRelevant, type MeasureDefinition } from './definition.ts'

/**
 * Buckley and Voorhees 2004, as trec_eval's m_bpref.c: min(nonrelevant above, R) / min(N, R) is taken off for each
 * relevant document. Unjudged documents are stepped over, and so are those with a negative grade, which are outside the pool.
 */
export const bpref: MeasureDefinition = {
  name: 'Bpref',
  aliases: [],
  cutoff: 'none',
  usesLevel: true,
  summary: 'mean',
  meaning: 'How seldom judged nonrelevant documents stand above relevant ones; unjudged documents do not count',
  source: 'Buckley and Voorhees 2004; trec_eval bpref',
  value({ ranked, judged }, _cutoff, level) {
    const relevant = countRelevant(judged, level)
    if (relevant === 0) return 0
    const nonrelevant = judged.reduce((count, grade) => count + Number(grade >= 0 && grade < level), 0)
    const most = Math.min(nonrelevant, relevant)
    let above = 0
    let sum = 0
    for (const grade of ranked) {
      if (isRelevant(grade, level)) sum += above === 0 ? 1 : 1 - Math.min(above, relevant) / most
      else if (grade >= 0) above++
    }
    return sum / relevant
  },
}
