import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource } from '../collection/bytes/byte-source.ts'
import { ingest } from '../collection/ingest.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { byteOrder } from '../columns/byte-order.ts'
import { orderByScore } from '../ranking/order.ts'
import type { Rankings } from '../ranking/rankings.ts'
import { countQueries } from './counts.ts'
import { evaluate, type EvaluateOptions } from './evaluate.ts'
import { parseMeasure } from './measure.ts'

interface EdgeCase {
  name: string
  args: string[]
  qrels: string
  run: string
  trec_eval: Record<string, { rc: number; scores?: Record<string, number> }>
}

const BUILD = '9.0.8-retag(2023,double)'

/** trec_eval's switches as our options; -M cuts every list at a rank. */
function optionsOf(args: readonly string[]): EvaluateOptions & { cut: number } {
  const unknown = args.filter((arg) => arg.startsWith('-') && !['-c', '-J', '-l', '-M'].includes(arg))
  if (unknown.length > 0) throw new Error(`The test does not know trec_eval's ${unknown.join(' ')}`)
  const after = (flag: string, otherwise: number) => (args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : otherwise)
  return { level: after('-l', 1), cut: after('-M', Infinity), missing: args.includes('-c') ? 'zero' : 'left-out', judgedOnly: args.includes('-J') }
}

/** A run has no texts, and the app keeps no passage without: a candidate set with the same ids goes before it. */
function candidatesFor(run: string): string {
  const lists = new Map<string, Set<string>>()
  for (const [qid, docid] of run.split('\n').map((line) => [line.split(/\s+/)[0], line.split(/\s+/)[2]] as const)) {
    if (qid && docid) lists.set(qid, (lists.get(qid) ?? new Set<string>()).add(docid))
  }
  const records = Array.from(lists, ([qid, docids]) => ({ query: { text: `query ${qid}`, qid }, candidates: Array.from(docids, (docid) => ({ docid, score: 0, doc: `text of ${docid}` })) }))
  return records.map((record) => JSON.stringify(record) + '\n').join('')
}

async function measured({ args, qrels, run }: EdgeCase, names: readonly string[]) {
  const { cut, ...options } = optionsOf(args)
  const files = { 'texts.jsonl': candidatesFor(run), 'run.trec': run, 'qrels.txt': qrels }
  const { collection, receipts } = await ingest(Object.entries(files).map(([name, text]) => bytesSource(name, new TextEncoder().encode(text))), undefined)
  const [stage, set] = [collection?.firstStages.find(({ name }) => name.startsWith('run')), collection?.judgementSets[0]]
  if (!collection || !stage || !set) throw new Error(`Not read: ${JSON.stringify(receipts)}`)
  const { queryRow, grade } = joinJudgements(collection, set)
  const judgements = { query: queryRow, offsets: set.offsets, grade: set.grade, pairGrade: grade }
  const lists = cutAt(orderByScore(collection.candidates, stage.score, byteOrder(collection.passageIds)), cut)
  const evaluations = evaluate(lists, judgements, names.map(parseMeasure), options)
  return {
    values: Object.fromEntries(names.map((name, i) => [name, Number(evaluations[i]?.mean.toFixed(4))])),
    counts: countQueries(lists, judgements),
    receipts: JSON.stringify(receipts.slice(1)),
  }
}

function cutAt(lists: Rankings, cut: number): Rankings {
  const rows = Array.from(lists.complete, (_, q) => lists.pairs.subarray(lists.offsets[q], lists.offsets[q + 1]).subarray(0, cut))
  let total = 0
  return { complete: lists.complete, pairs: Uint32Array.from(rows.flatMap((row) => [...row])), offsets: Uint32Array.of(0, ...rows.map((row) => (total += row.length))) }
}

describe.skipIf(sharedFolder === undefined)(`trec_eval's edge cases, build ${BUILD}`, () => {
  const { cases } = sharedFolder === undefined ? { cases: [] } : (JSON.parse(readFileSync(`${sharedFolder}/data/trec_eval/edge-cases.json`, 'utf8')) as { cases: EdgeCase[] })
  const outcome = (one: EdgeCase) => one.trec_eval[BUILD] ?? { rc: -1 }
  const find = (name: string) => {
    const one = cases.find((candidate) => candidate.name === name)
    if (!one) throw new Error(`No case ${name}`)
    return one
  }
  const NAN = 'nan_score_undefined'
  const scored = cases.filter((one) => outcome(one).rc === 0 && one.name !== NAN)
  const refused = cases.filter((one) => outcome(one).rc !== 0)

  it('are 24: 18 with numbers, 5 that trec_eval refuses, 1 whose order it leaves undefined', () => {
    expect([cases.length, scored.length, refused.length]).toEqual([24, 18, 5])
  })

  it.each(scored)('$name', async (one) => {
    const { num_q: queries, ...expected } = outcome(one).scores ?? {}
    const { values, counts } = await measured(one, Object.keys(expected))
    expect(values).toEqual(expected)
    expect(one.args.includes('-c') ? counts.judged : counts.returned).toBe(queries)
  })

  it.each<[string, Record<string, number>]>([
    ['duplicate_doc_in_run', { map: 0.5, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 0.7602 }],
    ['duplicate_doc_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['beir_header_rejected', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['comment_line_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
    ['blank_line_in_qrels', { map: 1, recip_rank: 1, P_10: 0.1, ndcg_cut_10: 1 }],
  ])('%s goes on where trec_eval stops, and the receipt says so', async (name, expected) => {
    expect(refused).toContain(find(name))
    const { values, receipts } = await measured(find(name), Object.keys(expected))
    expect(values).toEqual(expected)
    // A BEIR header is no fault of a BEIR file: there the receipt names the format.
    expect(receipts).toMatch(name === 'beir_header_rejected' ? /BEIR/ : /trec_eval[^"]* refuses/)
  })

  it('a line whose score is not a number is refused, so that its document is not in the list', async () => {
    const { values, receipts } = await measured(find(NAN), ['map', 'recip_rank', 'ndcg_cut_10'])
    expect(values).toEqual({ map: 0.5, recip_rank: 1, ndcg_cut_10: 0.3801 })
    expect(receipts).toContain('the score is \\"nan\\"')
  })

  it('a grade with a fraction is read as trec_eval does, and the receipt says so', async () => {
    expect((await measured(find('float_rel_truncated'), ['map'])).receipts).toContain('has a fraction')
  })
})
