/**
 * sentence-transformers' CrossEncoderRerankingEvaluator (RerankingEvaluator has the same measures), with always_rerank_positives=False: `documents` are
 * the run's, `positive` the judged ones from the level on. Its own nDCG and MAP are scikit-learn's, on grades 0 and 1.
 */
import { isRelevant } from '../measures/definition.ts'
import { mrr } from '../measures/mrr.ts'
import type { Measure } from '../measure.ts'
import { expectations } from '../tie-orders/expected.ts'
import { tieStarts, type TiedRanking } from '../tie-orders/tied-ranking.ts'
import type { Dialect, Rule, ToolQuery } from './dialect.ts'
import { lastInFile } from './orders.ts'
import { candidatesOnly, overReturned } from './rules.ts'

const binary: Rule = { says: 'a document is relevant or not; grades beyond the level are worth no more', matters: ({ maxGrade }) => maxGrade > 1 }
const tiesAveraged: Rule = { says: 'equal scores share their gains', matters: ({ tied }) => tied }
const tiesAtOnce: Rule = { says: 'equal scores are taken as one step of recall', matters: ({ tied }) => tied }
const lastFirst: Rule = { says: 'equal scores stand as an unstable sort leaves them; here the later in the file is first', matters: ({ tied }) => tied }

const oneCandidate: Rule = { says: 'scikit-learn refuses a list of one document', matters: ({ shortest }) => shortest === 1 }

/** The candidates as 0 and 1, and nothing judged besides them. */
function binaryCandidates({ ranked, score }: ToolQuery, level: number): TiedRanking {
  const grades = ranked.map((grade) => Number(isRelevant(grade, level)))
  return { ranked: grades, judged: grades, starts: tieStarts(Uint32Array.from(grades, (_, rank) => rank), score) }
}

/** sklearn.metrics.average_precision_score: precision at the end of each group of equal scores, by the share of recall that the group brings. */
function averagePrecision({ ranked, starts }: TiedRanking): number {
  const all = ranked.reduce((sum, grade) => sum + grade, 0)
  let found = 0
  let sum = 0
  for (let group = 0; group + 1 < starts.length; group++) {
    const end = starts[group + 1] as number
    const relevant = ranked.subarray(starts[group], end).reduce((total, grade) => total + grade, 0)
    found += relevant
    sum += (relevant * found) / end
  }
  return all === 0 ? 0 : sum / all
}

/** Samples without documents are refused, and left out here. */
const ofSamples = (value: (query: ToolQuery) => number) => (query: ToolQuery) => (query.ranked.length === 0 ? NaN : value(query))

export const sentenceTransformers: Dialect = {
  name: 'sentence-transformers',
  version: '6.2.0',
  about: 'CrossEncoderRerankingEvaluator with always_rerank_positives=False, so that it ranks the candidates and nothing else.',
  measure({ definition: { name }, cutoff, level: own, parameters }: Measure, chosen) {
    const level = own ?? chosen
    if (name === 'nDCG' && cutoff !== null && parameters.dcg === 'log2') {
      return {
        spelling: `ndcg@${cutoff}`,
        value: ofSamples((query) => expectations['nDCG']?.(binaryCandidates(query, level), cutoff, 1, parameters) ?? NaN),
        rules: [binary, candidatesOnly, tiesAveraged, overReturned],
        stops: oneCandidate,
      }
    }
    if (name === 'MRR' && cutoff !== null) {
      return { spelling: `mrr@${cutoff}`, value: ofSamples((query) => mrr.value(lastInFile(query), cutoff, level, parameters)), rules: [lastFirst, overReturned] }
    }
    if (name === 'MAP' && cutoff === null) {
      return { spelling: 'map', value: ofSamples((query) => averagePrecision(binaryCandidates(query, level))), rules: [candidatesOnly, tiesAtOnce, overReturned] }
    }
    return null
  },
}
