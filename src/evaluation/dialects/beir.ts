/** BEIR's EvaluateRetrieval: nDCG, MAP, Recall and P by pytrec_eval, MRR and Accuracy in Python. */
import type { Measure } from '../measure.ts'
import type { Dialect, Rule, ToolQuery } from './dialect.ts'
import { firstInFile } from './orders.ts'
import { pytrecValue } from './pytrec-eval.ts'
import { alwaysLevelOne, float32Scores, overReturned } from './rules.ts'

const PYTREC: Readonly<Record<string, string>> = { nDCG: 'NDCG', MAP: 'MAP', Recall: 'Recall', P: 'P' }
const CUSTOM: Readonly<Record<string, string>> = { MRR: 'MRR', Hit: 'Accuracy' }

/** The greatest of its cut-offs, for what we measure on the whole list. */
const WHOLE = 1000

const namesakesRemoved: Rule = { says: 'a document whose id is the query’s is taken out of the list', matters: ({ namesakes }) => namesakes > 0 }
const fileOrder: Rule = { says: 'equal scores keep the order of the file', matters: ({ tied }) => tied }

/** `ignore_identical_ids` is on by default: meant for data sets whose queries are documents of their own corpus. */
function withoutNamesake(query: ToolQuery): ToolQuery {
  if (query.namesake < 0) return query
  const keeps = (_: number, rank: number) => rank !== query.namesake
  const { ranked, score, place, docno } = query
  return { ...query, ranked: ranked.filter(keeps), score: score.filter(keeps), place: place.filter(keeps), docno: docno.filter(keeps) }
}

export const beir: Dialect = {
  name: 'BEIR',
  version: '2.2.0',
  about: 'EvaluateRetrieval.evaluate, and evaluate_custom for MRR and Accuracy.',
  measure(measure: Measure) {
    const { definition, parameters } = measure
    if (parameters.dcg !== 'log2' || (measure.level !== null && measure.level !== 1)) return null
    const cutoff = measure.cutoff ?? WHOLE
    const custom = CUSTOM[definition.name]
    if (custom !== undefined) {
      // These are over all judged queries, where the others are over those returned.
      return {
        spelling: `${custom}@${cutoff}`,
        value: (query) => definition.value(firstInFile(withoutNamesake(query)), cutoff, 1, parameters),
        rules: [alwaysLevelOne, fileOrder, namesakesRemoved],
      }
    }
    const name = PYTREC[definition.name]
    if (name === undefined) return null
    const value = pytrecValue({ ...measure, cutoff })
    return { spelling: `${name}@${cutoff}`, value: (query) => value(withoutNamesake(query)), rules: [alwaysLevelOne, float32Scores, namesakesRemoved, overReturned] }
  },
}
