/** trec_eval -c with double scores (from September 2023 on, and version 10): the rules of our own numbers. */
import type { JudgedRanking } from '../judged-ranking.ts'
import type { Measure } from '../measure.ts'
import { valueOf } from '../value-of.ts'
import { byDocnoDescending } from './orders.ts'
import type { Dialect, DialectMeasure, Rule, ToolQuery } from './dialect.ts'

/** Its name of a measure of ours behind -m, with the point that -m takes; null where it has none. */
export function trecName({ definition: { name }, cutoff, parameters }: Measure): string | null {
  if (parameters.dcg !== 'log2') return null
  const bare: Record<string, string> = { nDCG: 'ndcg', MRR: 'recip_rank', MAP: 'map', Rprec: 'Rprec', Bpref: 'bpref', num_ret: 'num_ret', num_rel: 'num_rel', num_rel_ret: 'num_rel_ret' }
  const cut: Record<string, string> = { nDCG: 'ndcg_cut', MAP: 'map_cut', Recall: 'recall', P: 'P', Hit: 'success' }
  // -M cuts before -J takes out, where we take out first.
  if (name === 'MRR' && cutoff !== null && parameters.judged_only) return null
  if (cutoff === null || name === 'MRR') return bare[name] ?? null
  const word = cut[name]
  return word === undefined ? null : `${word}.${cutoff}`
}

/** What is behind -J, -M and -l for it: recip_rank has no cut-off of its own, and nDCG does not see the level. */
export function trecSwitches({ definition: { name, usesLevel }, cutoff, level: own, parameters }: Measure, level: number): readonly string[] {
  const at = own ?? level
  return [...(parameters.judged_only ? ['-J'] : []), ...(usesLevel && at !== 1 ? [`-l ${at}`] : []), ...(name === 'MRR' && cutoff !== null ? [`-M ${cutoff}`] : [])]
}

/** A measure by trec_eval's definitions over an order of its own. */
export function trecMeasure(measure: Measure, level: number, order: (query: ToolQuery) => JudgedRanking, rules: readonly Rule[]): DialectMeasure | null {
  const name = trecName(measure)
  if (name === null) return null
  return {
    spelling: [...trecSwitches(measure, level), `-m ${name}`].join(' '),
    value: (query) => valueOf(measure, order(query), level),
    rules,
  }
}

export const trecEval: Dialect = {
  name: 'trec_eval',
  version: '9.0.8 of 2023',
  about: 'With -c and double scores: the rules of all numbers elsewhere in this app.',
  judgedOnly: true,
  measure: (measure, level) => trecMeasure(measure, level, byDocnoDescending, []),
}
