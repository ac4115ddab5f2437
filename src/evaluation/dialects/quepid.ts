/** Quepid's scorers, JavaScript over the documents that a search engine returned in its order. */
import { countRelevant } from '../measures/definition.ts'
import { err } from '../measures/err.ts'
import { discountedGain, idealGain } from '../measures/gain.ts'
import { map } from '../measures/map.ts'
import { mrr } from '../measures/mrr.ts'
import type { Measure } from '../measure.ts'
import type { Dialect, DialectMeasure, Rule } from './dialect.ts'
import { alwaysLevelOne, exponentialGain } from './rules.ts'

const idealUncut: Rule = { says: 'the ideal is of all judged documents, and not cut', matters: () => true }
const shortLists: Rule = { says: 'divided by what was returned where that is less than the cut-off', matters: ({ shortest }, cutoff) => shortest < cutoff }
const nothingToFind: Rule = { says: 'a query without a relevant document has no value', matters: ({ withoutPositive }) => withoutPositive > 0 }
const scaleMaximum: Rule = { says: 'the scale ends at the greatest grade there is', matters: () => true }

const exponential = 'exp-log2'

/** Its nDCG differs from everyone's by two rules at once; `ndcg_cut` is our nDCG(dcg='exp-log2'). */
function gainScorer({ parameters: { dcg } }: Measure, cutoff: number): DialectMeasure {
  const cut = dcg === exponential
  return {
    spelling: cut ? `ndcg_cut@${cutoff}` : `ndcg@${cutoff}`,
    value: ({ ranked, judged }) => share(discountedGain(ranked, cutoff, exponential), idealGain(judged, cut ? cutoff : Infinity, exponential)),
    rules: cut ? [] : [exponentialGain, idealUncut],
  }
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

export const quepid: Dialect = {
  name: 'Quepid',
  version: 'db/scorers, 2025',
  about: 'The scorers that it comes with, at their cut-off.',
  measure(measure: Measure) {
    const { definition: { name }, cutoff, level, parameters } = measure
    if (cutoff === null || (level !== null && level !== 1)) return null
    switch (name) {
      case 'nDCG':
        return gainScorer(measure, cutoff)
      case 'MRR':
        return { spelling: `rr@${cutoff}`, value: (query) => mrr.value(query, cutoff, 1, parameters), rules: [alwaysLevelOne] }
      case 'MAP':
        return {
          spelling: `ap@${cutoff}`,
          value: (query) => (countRelevant(query.judged, 1) === 0 ? NaN : map.value(query, cutoff, 1, parameters)),
          rules: [alwaysLevelOne, nothingToFind],
        }
      case 'P':
        return { spelling: `p@${cutoff}`, value: ({ ranked }) => share(countRelevant(ranked, 1, cutoff), Math.min(cutoff, ranked.length)), rules: [alwaysLevelOne, shortLists] }
      case 'ERR':
        return { spelling: `err@${cutoff}`, value: (query, { maxGrade }) => err.value(query, cutoff, 1, { ...parameters, max: Math.max(1, maxGrade) }), rules: [scaleMaximum] }
      default:
        return null
    }
  },
}
