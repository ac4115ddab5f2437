/** A run's report, whether all of its plan is done or not. */
import type { Plan } from '../benchmark/plan/plan.ts'
import type { BenchmarkReport } from '../benchmark/report/benchmark-report.ts'
import { reportOf } from '../benchmark/run/report-of.ts'
import type { BenchmarkRun } from './benchmark.ts'

/** What the run comes to so far; null before its first stages are measured. */
export function reportOfRun({ subject: { plan }, cells, names, state, changedAt }: BenchmarkRun): BenchmarkReport | null {
  const { collection, judgements, files = [] } = state.manifest ?? {}
  const told: Plan = { ...plan, candidates: collection ? [collection.name] : [], qrels: judgements ? [judgements] : [], corpus: null }
  const known = files.flatMap(({ name, bytes, sha256 }) => (sha256 === null ? [] : [{ name, bytes, sha256 }]))
  return reportOf(state, { plan: told, cells, names, shard: null, queries: null, files: known, finishedAt: new Date(changedAt), told: (cell) => cell })
}
