/** BEIR's EvaluateRetrieval: nDCG, MAP, Recall and P by pytrec_eval, MRR in Python. */
import { mrr } from '../measures/mrr.ts'
import type { Measure } from '../measure.ts'
import type { Dialect, Rule, ToolQuery } from './dialect.ts'
import { firstInFile } from './orders.ts'
import { pytrecValue } from './pytrec-eval.ts'
import { alwaysLevelOne, float32Scores, overReturned } from './rules.ts'

const PYTREC: Readonly<Record<string, string>> = { nDCG: 'NDCG', MAP: 'MAP', Recall: 'Recall', P: 'P' }

/** The greatest of its cut-offs, for what we measure on the whole list. */
const WHOLE = 1000

const namesakesRemoved: Rule = { says: 'a document whose id is the query’s is taken out of the list', matters: ({ namesakes }) => namesakes > 0 }
const fileOrder: Rule = { says: 'equal scores keep the order of the file', matters: ({ tied }) => tied }

const keyError: Rule = { says: 'it ends in a KeyError where a judged query has no list', matters: ({ missing }) => missing > 0 }

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
  about: 'EvaluateRetrieval.evaluate, and evaluate_custom for MRR.',
  measure(measure: Measure) {
    const { definition, parameters } = measure
    if (parameters.dcg !== 'log2' || (measure.level !== null && measure.level !== 1)) return null
    const cutoff = measure.cutoff ?? WHOLE
    if (definition.name === 'MRR') {
      // MRR alone is over all judged queries.
      return {
        spelling: `MRR@${cutoff}`,
        value: (query) => mrr.value(firstInFile(withoutNamesake(query)), cutoff, 1, parameters),
        rules: [alwaysLevelOne, fileOrder, namesakesRemoved],
        stops: keyError,
      }
    }
    const name = PYTREC[definition.name]
    if (name === undefined) return null
    const value = pytrecValue({ ...measure, cutoff })
    return { spelling: `${name}@${cutoff}`, value: (query) => value(withoutNamesake(query)), rules: [alwaysLevelOne, float32Scores, namesakesRemoved, overReturned] }
  },
}
