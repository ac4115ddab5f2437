import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../../scripts/shared.ts'
import { orderByScore } from '../../ranking/order.ts'
import { parseMeasure } from '../measure.ts'
import { tieSpread } from '../tie-orders/spread.ts'
import { trecColumns } from '../testing/trec-columns.ts'
import { compareDialects } from './compare-dialects.ts'
import { dialects } from './dialects.ts'
import { valueOf } from '../value-of.ts'
import { irMeasuresName } from './commands.ts'
import { factsOf, toolQueries, type ToolRun } from './tool-run.ts'

/** What a tool printed for one measure, by its own spelling. */
interface Printed {
  readonly mean?: number
  /** null where the tool gave no number. */
  readonly queries?: Readonly<Record<string, number | null>>
  readonly error?: string
}

interface Case {
  readonly name: string
  /** null: DL19's files in ../shared. */
  readonly qrels: string | null
  readonly run: string | null
  readonly tools: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Printed>>>>>>
}

/** Written by scripts/goldens/dialects.py, which runs the tools. */
const { cases } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../scripts/goldens/dialects.json'), 'utf8')) as { cases: readonly Case[] }

const names = ['nDCG@10', 'nDCG@5', 'nDCG', "nDCG(dcg='exp-log2')@10", 'DCG@10', "DCG(dcg='exp-log2')@10", 'MRR', 'MRR@5', 'MRR@10', 'MAP', 'MAP@10', 'Hit@1', 'Hit@5', 'Hit@10', 'Recall@10', 'Recall@100']
names.push('P@5', 'P@10', 'Rprec', 'Bpref', 'RBP(p=0.8)', 'RBP(p=0.95)', 'ERR@10', 'ERR@20', 'Judged@10')
names.push(...['nDCG(judged_only=True)@10', 'MRR(judged_only=True)', 'MAP(judged_only=True)', 'Recall(judged_only=True)@10', 'P(judged_only=True)@5', 'Hit(judged_only=True)@5', 'Rprec(judged_only=True)'])

function toolRun({ qrels, run }: Case): { run: ToolRun; judgedIds: readonly string[] } {
  const file = (name: string, text: string | null) => text ?? readFileSync(`${sharedFolder}/data/dl19/${name}`, 'utf8')
  const { columns, score, docOrder, judgements, judgedIds, queryIds, pairIds } = trecColumns(file('qrels.txt', qrels), file('run.BM25.trec', run))
  const passageOf = new Map(pairIds.map((id, pair) => [id, columns.passage[pair] as number]))
  return {
    run: { lists: orderByScore(columns, score, docOrder), judgements, score, depth: Infinity, passage: columns.passage, docOrder, namesake: Int32Array.from(queryIds, (id) => passageOf.get(id) ?? -1) },
    judgedIds,
  }
}

/** trec_eval prints four decimals, BEIR and MTEB round to five; the others give what they have. */
const tolerance: Readonly<Record<string, number>> = { trec_eval: 5.1e-5, 'trec_eval, float32': 5.1e-5, BEIR: 5.1e-6, MTEB: 5.1e-6 }

/** What goes by a sort that is not stable, where scores tie. */
const openTies = new Set(['sentence-transformers mrr'])

const known = cases.filter(({ qrels }) => qrels !== null || sharedFolder !== undefined)

describe.each(known)('$name', (one) => {
  const { run, judgedIds } = toolRun(one)
  const queries = [...toolQueries(run)]
  const levels = [1, 2].map((level) => ({ level, rows: compareDialects(run, names, level), facts: factsOf(run, level) }))

  it.each(dialects.filter(({ name }) => one.tools[name]))('has $name’s own numbers', (dialect) => {
    const wrong: string[] = []
    let compared = 0
    for (const { level, rows, facts } of levels) {
      const printed = one.tools[dialect.name]?.[level] ?? {}
      for (const row of rows) {
        const cell = row.cells[dialects.indexOf(dialect)]
        const theirs = cell && printed[cell.spelling]
        if (!theirs) continue
        compared++
        const close = (ours: number | null, value: number | null | undefined) => (ours === null || value === null || value === undefined ? ours === (value ?? null) : Math.abs(ours - value) <= (tolerance[dialect.name] ?? 1e-6))
        const said = `level ${level}: ${row.measure} as ${cell.spelling}`
        const asked = dialect.measure(parseMeasure(row.measure), level)
        if (asked?.stops?.matters(facts, Infinity)) {
          if (cell.mean !== null || cell.reasons.length === 0) wrong.push(`${said}: a number where there is none`)
          continue
        }
        if (facts.tied && openTies.has(`${dialect.name} ${cell.spelling.split('@')[0]}`)) {
          // Its sort is not stable: all that can be said is between which numbers it ends.
          const { least, greatest } = tieSpread(run.lists, run.judgements, row.measure, level, run.score)
          if (!((theirs.mean ?? NaN) >= least - 1e-6 && (theirs.mean ?? NaN) <= greatest + 1e-6)) wrong.push(`${said}: ${theirs.mean} is not between ${least} and ${greatest}`)
          continue
        }
        if (!close(cell.mean, theirs.mean)) wrong.push(`${said}: ${cell.mean}, not ${theirs.mean ?? theirs.error}`)
        if (cell.mean !== null && Math.abs(cell.mean - row.ours) > 1e-5 && cell.reasons.length === 0) wrong.push(`${said}: ${cell.mean} against ${row.ours} without a reason`)
        for (const [at, query] of queries.entries()) {
          const value = theirs.queries?.[judgedIds[at] ?? '']
          if (value === undefined || !asked) continue
          const ours = asked.value(query, facts)
          if (!close(Number.isNaN(ours) ? null : ours, value)) wrong.push(`${said}, query ${judgedIds[at]}: ${ours}, not ${value}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(2)
  })

  // Where scores are equal only in float32, its pytrec_eval ties them, as the dialects above that have it.
  if (one.name === 'close in float32') return
  it('has ir_measures’ numbers under its names', () => {
    const wrong: string[] = []
    let compared = 0
    for (const [spelling, { queries: printed = {}, error }] of Object.entries(one.tools['ir_measures']?.['1'] ?? {})) {
      // Where scores tie its providers differ: RR@k, Judged@k and cwl_eval’s RBP take ids ascending (CONVENTIONS §4).
      if (error !== undefined || (one.name === 'ties' && /^(RBP|(RR|Judged).*@)/.test(spelling))) continue
      const measure = parseMeasure(spelling)
      compared++
      for (const [at, query] of queries.entries()) {
        const ours = valueOf(measure, query, 1)
        const theirs = printed[judgedIds[at] ?? '']
        if (!(Math.abs(ours - (theirs ?? NaN)) <= 5.1e-6)) wrong.push(`${spelling}, query ${judgedIds[at]}: ${ours}, not ${theirs}`)
      }
    }
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(15)
  })
})

describe('commands', () => {
  it('name what ir_measures has as it spells it', () => {
    const asked = names.map(parseMeasure).flatMap((measure) => irMeasuresName(measure, 1) ?? [])
    expect(asked).toEqual(["nDCG(dcg='exp-log2')@10", 'RBP(p=0.8,rel=1)', 'RBP(p=0.95,rel=1)', 'ERR@10', 'ERR@20', 'Judged@10'])
  })
})
