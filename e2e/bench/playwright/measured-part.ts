/** What one test measures: a benchmark of one cell, run once, whose report is a part of the plan's. */
import type { TestInfo } from 'playwright/test'
import type { Cell, Plan } from '../../../src/benchmark/plan/plan.ts'
import { cellNames, cellsOf } from '../../../src/benchmark/plan/cells.ts'
import type { BenchmarkReport, FileFacts } from '../../../src/benchmark/report/benchmark-report.ts'
import type { Listener, Place, ScoreFiles } from '../../../src/benchmark/run/place.ts'
import { begun, RunRecord } from '../../../src/benchmark/run/record.ts'
import { reportOf } from '../../../src/benchmark/run/report-of.ts'
import { runPlan } from '../../../src/benchmark/run/run-plan.ts'
import { labelOf, toldCell, toldPlan } from '../model-sources.ts'
import { logitLines, scoresIn } from '../score-files.ts'

export interface TurnOfPlan {
  readonly plan: Plan
  readonly files: readonly FileFacts[]
  readonly place: Place
  /** Null for the first stages alone. */
  readonly cell: Cell | null
  readonly repeat: number
}

export interface MeasuredPart {
  readonly report: BenchmarkReport
  /** Texts by slug. */
  readonly runs: ReadonlyMap<string, string>
  readonly logits: ReadonlyMap<string, string>
}

/** A cell that fails stands in the report's failures. Rejects where not even the first stages could be measured. */
export async function measuredPart({ plan, files, place, cell, repeat }: TurnOfPlan): Promise<MeasuredPart> {
  const cells = cellsOf(plan)
  const names = cellNames(cells, labelOf)
  const record = new RunRecord(begun(new Date()), () => undefined)
  const [runs, logits] = [new Map<string, string>(), new Map<string, string>()]
  const kept: ScoreFiles = {
    writeRun: (slug, run) => void runs.set(slug, run),
    writeScores: (slug, scores) => void logits.set(slug, logitLines(scores)),
    readScores: (slug) => scoresIn(logits.get(slug) ?? ''),
  }
  await runPlan({ plan: { ...plan, repeat: 1 }, cells, names, mine: cell === null ? [] : [cell], places: [place], record, files: kept, show: silent, queryShard: null, signal: new AbortController().signal })
  const state = { ...record.state, measured: record.state.measured.map((each) => ({ ...each, repeats: each.repeats.map((only) => ({ ...only, repeat })) })) }
  const report = reportOf(state, { plan: toldPlan(plan), cells: cells.map(toldCell), names, shard: null, queries: null, files, finishedAt: new Date(), told: toldCell })
  if (report === null) throw new Error('The collection could not be read.')
  return { report, runs, logits }
}

/** The report in JSON, and a file for each run and each system's logits. */
export async function attach({ report, runs, logits }: MeasuredPart, testInfo: TestInfo): Promise<void> {
  const text = (name: string, body: string, contentType = 'text/plain') => testInfo.attach(name, { body, contentType })
  await text('report.json', JSON.stringify(report), 'application/json')
  for (const [slug, run] of runs) await text(`runs/${slug}.trec`, run)
  for (const [slug, lines] of logits) await text(`logits/${slug}.jsonl`, lines)
}

/** Playwright tells how far the tests are. */
const silent: Listener = { line: () => undefined, begin: () => undefined, progress: () => undefined, done: () => undefined }
