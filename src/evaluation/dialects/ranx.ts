/** ranx's evaluate, with make_comparable=True where a query has no list. */
import { UNJUDGED, type JudgedRanking } from '../judged-ranking.ts'
import { isRelevant } from '../measures/definition.ts'
import type { Measure } from '../measure.ts'
import type { Dialect, Rule, ToolQuery } from './dialect.ts'
import { firstInFile } from './orders.ts'

const NAMES: Readonly<Record<string, string>> = { nDCG: 'ndcg', DCG: 'dcg', MRR: 'mrr', MAP: 'map', Hit: 'hit_rate', Recall: 'recall', P: 'precision', Rprec: 'r-precision', Bpref: 'bpref', RBP: 'rbp' }

const levelCleansGains: Rule = { says: 'a level takes documents below it out of the gains and the ideal too', matters: ({ level }) => level > 1 }
const tiesOpen: Rule = { says: 'the order of equal scores is that of its sort, and not promised', matters: ({ tied }) => tied }

/** Its name of a measure, `ndcg_burges@10-l2`; null where it has none. */
function spelling({ definition: { name }, cutoff, parameters: { dcg, p } }: Measure, level: number): string | null {
  const word = NAMES[name]
  if (word === undefined) return null
  if (name === 'RBP') return cutoff === null && level === 1 && Number.isInteger(Math.round(p * 1e6) / 1e4) ? `rbp.${Math.round(p * 100)}` : null
  return word + (dcg === 'exp-log2' ? '_burges' : '') + (cutoff === null ? '' : `@${cutoff}`) + (level === 1 ? '' : `-l${level}`)
}

const negativesJudged: Rule = { says: 'negative grades are judged nonrelevant', matters: ({ negative }) => negative }
const gradesAsGains: Rule = { says: 'grades count as gains, so that it may pass 1', matters: ({ maxGrade }) => maxGrade > 1 }

const zeroesTheRest: Rule = { says: 'it divides by zero at a query without a relevant document, and leaves the queries behind it at 0', matters: ({ withoutPositive }) => withoutPositive > 0 }

const isGraded = ({ definition: { usesLevel } }: Measure) => !usesLevel

/** clean_qrels: what is below the level is as if nobody had judged it. */
function cleaned({ ranked, judged }: JudgedRanking, level: number): JudgedRanking {
  return { ranked: ranked.map((grade) => (grade >= level ? grade : UNJUDGED)), judged: judged.filter((grade) => grade >= level) }
}

/** Its bpref counts a negative grade as nonrelevant, where trec_eval leaves it out of the pool. */
function negativesAsZero({ ranked, judged }: JudgedRanking): JudgedRanking {
  return { ranked: ranked.map((grade) => (grade < 0 && grade !== UNJUDGED ? 0 : grade)), judged: judged.map((grade) => Math.max(grade, 0)) }
}

/** Its rbp.p: what its documentation has as 0 or 1 is the grade. */
function gradedPersistence({ ranked }: JudgedRanking, level: number, p: number): number {
  let reached = 1 - p
  return ranked.reduce((sum, grade) => {
    const here = isRelevant(grade, level) ? grade * reached : 0
    reached *= p
    return sum + here
  }, 0)
}

export const ranx: Dialect = {
  name: 'ranx',
  version: '0.3.21',
  about: 'evaluate(qrels, run, metrics, make_comparable=True).',
  measure(measure: Measure, chosen: number) {
    const level = measure.level ?? chosen
    const name = spelling(measure, level)
    if (name === null) return null
    const { definition, cutoff, parameters } = measure
    if (definition.name === 'RBP') {
      return { spelling: name, value: (query) => gradedPersistence(firstInFile(query), level, parameters.p), rules: [gradesAsGains, tiesOpen] }
    }
    const isBpref = definition.name === 'Bpref'
    const order = (query: ToolQuery) => {
      const ranking = firstInFile(query)
      return isGraded(measure) ? cleaned(ranking, level) : isBpref ? negativesAsZero(ranking) : ranking
    }
    return {
      spelling: name,
      value: (query) => definition.value(order(query), cutoff ?? Infinity, level, parameters),
      rules: isGraded(measure) ? [levelCleansGains, tiesOpen] : isBpref ? [negativesJudged, tiesOpen] : [tiesOpen],
      ...(isBpref && { stops: zeroesTheRest }),
    }
  },
}
