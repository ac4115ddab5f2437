/** Quepid's scorers, JavaScript over the documents that a search engine returned in its order. */
import { UNJUDGED } from '../judged-ranking.ts'
import { countRelevant } from '../measures/definition.ts'
import { map } from '../measures/map.ts'
import { mrr } from '../measures/mrr.ts'
import type { Measure } from '../measure.ts'
import type { Dialect, DialectMeasure, Rule } from './dialect.ts'
import { alwaysLevelOne, exponentialGain } from './rules.ts'

const idealUncut: Rule = { says: 'the ideal is of all judged documents, and not cut', matters: () => true }
const shortLists: Rule = { says: 'divided by what was returned where that is less than the cut-off', matters: ({ shortest }, cutoff) => shortest < cutoff }
const nothingToFind: Rule = { says: 'a query without a relevant document has no value', matters: ({ withoutPositive }) => withoutPositive > 0 }
const scaleMaximum: Rule = { says: 'the scale ends at the greatest grade there is', matters: () => true }

const negativeGains: Rule = { says: 'a negative grade takes gain away', matters: ({ negative }) => negative }

/** Of any grade that was given, a negative one too; nothing for the unjudged. */
const gain = (grade: number) => (grade === UNJUDGED ? 0 : 2 ** grade - 1)

const discounted = (grades: Int32Array, cutoff: number) => grades.subarray(0, Math.min(cutoff, grades.length)).reduce((sum, grade, at) => sum + gain(grade) / Math.log2(at + 2), 0)

/** Its nDCG differs from everyone's by two rules at once; `ndcg_cut` is our nDCG(dcg='exp-log2'). */
function gainScorer({ parameters: { dcg } }: Measure, cutoff: number): DialectMeasure {
  const cut = dcg === 'exp-log2'
  return {
    spelling: cut ? `ndcg_cut@${cutoff}` : `ndcg@${cutoff}`,
    value: ({ ranked, judged }) => share(discounted(ranked, cutoff), discounted(judged.slice().sort().reverse(), cut ? cutoff : Infinity)),
    rules: cut ? [negativeGains] : [exponentialGain, idealUncut, negativeGains],
  }
}

/** Expected reciprocal rank on a scale that ends at `max`. */
function reciprocalRank(grades: Int32Array, max: number): number {
  let trust = 1
  return grades.reduce((sum, grade, at) => {
    const useful = gain(grade) / 2 ** max
    const stopped = (trust * useful) / (at + 1)
    trust *= 1 - useful
    return sum + stopped
  }, 0)
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

export const quepid: Dialect = {
  name: 'Quepid',
  version: '8.6.0',
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
        return { spelling: `err@${cutoff}`, value: ({ ranked }, { maxGrade }) => reciprocalRank(ranked.subarray(0, cutoff), Math.max(1, maxGrade)), rules: [scaleMaximum, negativeGains] }
      default:
        return null
    }
  },
}
