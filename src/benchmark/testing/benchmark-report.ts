/** A small report of a benchmark, for tests: two cells and a pipeline over a first stage. */
import { assembleReport, type MeasuredCell, type MeasuredPlan } from '../report/assemble.ts'
import type { BenchmarkReport, Repeat } from '../report/benchmark-report.ts'
import { cellNames, cellsOf } from '../plan/cells.ts'
import { defaultPlan, type Cell, type Plan } from '../plan/plan.ts'
import type { System } from '../../systems/system.ts'
import type { Manifest, Speed, SystemReport } from '../report.ts'

export const speed: Speed = { pairsPerSecond: 100, tokensPerSecond: 9000, padding: 0.01, p50: 20, p95: 31, load: 700, firstRun: 90 }

export const repeatOf = (change: Partial<Repeat> = {}): Repeat => ({
  repeat: 1, machine: 0, startedAt: '2026-11-21T20:00:00.000Z', opened: 5, wall: 900, stages: [speed], attempts: 1, deviation: null, part: null,
  threads: 2, crossOriginIsolated: true, loadAverage: 0.4, busy: 0.02, ...change,
})

export function systemOf(model: string | null, values: readonly number[], change: Partial<SystemReport> = {}): SystemReport {
  const perQuery = Object.fromEntries(values.map((value, at) => [`q${at + 1}`, value]))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const stage = { model: model ?? '', dtype: 'fp32', device: 'wasm', depth: 100, pairs: 40, queries: 4, millisecondsPerPair: 10 } as const
  return {
    name: model ?? 'First stage', model, recipe: recipeOf(model), device: model === null ? null : 'wasm', dtype: model === null ? null : 'fp32', adapter: null,
    measures: { 'nDCG@10': { mean, perQuery } }, speed: model === null ? null : speed, cost: model === null ? [] : [stage], stageSpeeds: model === null ? [] : [speed],
    pairs: 40, skipped: [], fallback: [], ...change,
  }
}

function recipeOf(model: string | null): System {
  const bottom = { kind: 'first-stage', run: 'bm25' } as const
  if (model === null) return bottom
  return { kind: 'scorer', scorer: { kind: 'cross-encoder', model, revision: 'f00d', dtype: 'fp32', maxLength: 512 }, over: bottom, depth: 100 }
}

export const manifest: Manifest = {
  app: 'Rerank Lab', version: '0.1.0', createdAt: '2026-11-21T20:00:00.000Z', collection: { name: 'demo', fingerprint: 'f', queries: 4, pairs: 40 }, judgements: 'qrels',
  firstStage: 'bm25', level: 1, depth: 100, dialect: 'trec_eval -c', seed: 42, files: [], userAgent: 'test', threads: 2, crossOriginIsolated: true,
}

export const plan: Plan = { ...defaultPlan, models: ['m', 'n'], measures: ['nDCG@10'], repeat: 2 }

export const measuredCell = (cell: Cell, values: readonly number[], change: Partial<MeasuredCell> = {}): MeasuredCell => ({
  cell, system: systemOf(cell.model, values), repeats: [repeatOf(), repeatOf({ repeat: 2, stages: [{ ...speed, pairsPerSecond: 120 }], deviation: 0 })], agreement: null, ...change,
})

/** @param only places of the cells that were run: a shard's */
export function measuredPlan(only: readonly number[] = [0, 1], of: Plan = plan): MeasuredPlan {
  const cells = cellsOf(of)
  const values = [[0.5, 0.75, 1, 0.25], [1, 1, 0.5, 0.75]]
  return {
    cells,
    names: cellNames(cells, (model) => model),
    firstStages: [systemOf(null, [0.25, 0.5, 1, 0])],
    measured: only.flatMap((at) => cells.slice(at, at + 1).map((cell) => measuredCell(cell, values[at] ?? []))),
    failures: [],
    manifest: {
      ...manifest, plan: of, shard: only.length === cells.length ? null : '1/2', queries: null, startedAt: '2026-11-21T20:00:00.000Z', finishedAt: '2026-11-21T20:09:00.000Z',
      files: [{ name: 'demo.jsonl', bytes: 9, sha256: 'a'.repeat(64) }],
      machines: [{ processor: 'a CPU', cores: 2, memory: 2 ** 33, system: 'Linux x64', driver: 'Node v20', browser: 'Chromium 156', browserArguments: ['--no-sandbox'], adapter: null }],
    },
  }
}

export const benchmarkReport = (only?: readonly number[]): BenchmarkReport => assembleReport(measuredPlan(only))
