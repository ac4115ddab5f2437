/** MTEB's calculate_retrieval_scores: nDCG, MAP, Recall, P and the hit rate by pytrec_eval, MRR in Python. */
import type { Measure } from '../measure.ts'
import type { Dialect } from './dialect.ts'
import { byDocnoDescending } from './orders.ts'
import { pytrecValue } from './pytrec-eval.ts'
import { alwaysLevelOne, float32Scores, overReturned } from './rules.ts'

const PYTREC: Readonly<Record<string, string>> = { nDCG: 'ndcg_at', MAP: 'map_at', Recall: 'recall_at', P: 'precision_at', Hit: 'hit_rate_at' }

/** The greatest of its cut-offs, for what we measure on the whole list. */
const WHOLE = 1000

export const mteb: Dialect = {
  name: 'MTEB',
  version: '2.26.24',
  about: 'The scores of a retrieval or reranking task.',
  measure(measure: Measure) {
    const { definition, parameters } = measure
    if (parameters.dcg !== 'log2' || (measure.level !== null && measure.level !== 1)) return null
    const cutoff = measure.cutoff ?? WHOLE
    const name = PYTREC[definition.name]
    if (definition.name === 'MRR') {
      return {
        spelling: `mrr_at_${cutoff}`,
        value: (query) => (query.ranked.length === 0 ? NaN : definition.value(byDocnoDescending(query), cutoff, 1, parameters)),
        rules: [alwaysLevelOne, overReturned],
      }
    }
    return name === undefined ? null : { spelling: `${name}_${cutoff}`, value: pytrecValue({ ...measure, cutoff }), rules: [alwaysLevelOne, float32Scores, overReturned] }
  },
}
