import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { orderByScore } from '../ranking/order.ts'
import { evaluate, type EvaluateOptions } from './evaluate.ts'
import { parseMeasure } from './measure.ts'
import { trecColumns } from './testing/trec-columns.ts'

interface EdgeCase {
  name: string
  args: string[]
  qrels: string
  run: string
  trec_eval: Record<string, { rc: number; scores?: Record<string, number>; stderr?: string }>
}

const BUILD = '9.0.8-retag(2023,double)'

/** trec_eval's switches as our options; -M cuts every list at a rank. */
function optionsOf(args: readonly string[]): EvaluateOptions & { cut: number } {
  const options = { level: 1, missing: args.includes('-c') ? ('zero' as const) : ('left-out' as const), judgedOnly: args.includes('-J'), cut: Infinity }
  const after = (flag: string) => (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : undefined)
  const known = new Set(['-c', '-J', '-l', '-M'])
  const unknown = args.filter((arg) => arg.startsWith('-') && !known.has(arg))
  if (unknown.length > 0) throw new Error(`The test does not know trec_eval's ${unknown.join(' ')}`)
  return { ...options, level: after('-l') ?? 1, cut: after('-M') ?? Infinity }
}

function measured({ args, qrels, run }: EdgeCase, names: readonly string[]): Record<string, number> {
  const { cut, ...options } = optionsOf(args)
  const { columns, score, docOrder, judgements } = trecColumns(qrels, run)
  const lists = orderByScore(columns, score, docOrder)
  const top = cut === Infinity ? lists : cutAt(lists, cut)
  const evaluations = evaluate(top, judgements, names.map(parseMeasure), options)
  return Object.fromEntries(names.map((name, i) => [name, Number(evaluations[i]?.mean.toFixed(4))]))
}

function cutAt(lists: ReturnType<typeof orderByScore>, cut: number): ReturnType<typeof orderByScore> {
  const rows = Array.from(lists.complete, (_, q) => lists.pairs.subarray(lists.offsets[q], lists.offsets[q + 1]).subarray(0, cut))
  let total = 0
  return { complete: lists.complete, pairs: Uint32Array.from(rows.flatMap((row) => [...row])), offsets: Uint32Array.of(0, ...rows.map((row) => (total += row.length))) }
}

describe.skipIf(sharedFolder === undefined)(`trec_eval's edge cases, build ${BUILD}`, () => {
  const { cases } = sharedFolder === undefined ? { cases: [] } : (JSON.parse(readFileSync(`${sharedFolder}/data/trec_eval/edge-cases.json`, 'utf8')) as { cases: EdgeCase[] })
  const outcome = (one: EdgeCase) => one.trec_eval[BUILD] ?? { rc: -1 }
  // NaN is the one place where we refuse what trec_eval takes: CONVENTIONS §1.
  const scored = cases.filter((one) => outcome(one).rc === 0 && one.name !== 'nan_score_undefined')
  const refused = cases.filter((one) => outcome(one).rc !== 0)

  it('are 24: 18 scored, 5 refused by trec_eval, 1 undefined', () => expect([cases.length, scored.length, refused.length]).toEqual([24, 18, 5]))

  it.each(scored)('$name', (one) => {
    const { num_q: queries, ...expected } = outcome(one).scores ?? {}
    expect(measured(one, Object.keys(expected))).toEqual(expected)
    const { judgements } = trecColumns(one.qrels, one.run)
    const returned = judgements.query.filter((query) => query >= 0).length
    expect(one.args.includes('-c') ? judgements.query.length : returned).toBe(queries)
  })

  // What trec_eval refuses is read all the same: the first of duplicates is kept, and lines that cannot be read are left out.
  it.each<[string, Record<string, number>]>([
    ['duplicate_doc_in_run', { map: 0.5, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 0.7602 }],
    ['duplicate_doc_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['comment_line_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['blank_line_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['nan_score_undefined', { map: 0.5, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 0.3801 }],
  ])('%s goes on', (name, expected) => {
    const one = cases.find((candidate) => candidate.name === name)
    if (!one) throw new Error(`No case ${name}`)
    expect(measured(one, Object.keys(expected))).toEqual(expected)
  })
})
