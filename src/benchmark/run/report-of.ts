/** From what a run knows to its report, whether all of it is done or not. */
import type { Cell, Plan } from '../plan/plan.ts'
import { assembleReport } from '../report/assemble.ts'
import type { BenchmarkReport, FileFacts, QueryShard } from '../report/benchmark-report.ts'
import type { RunState } from './record.ts'

export interface ReportParts {
  /** As the report tells it: without the paths of this machine, as are the cells. */
  readonly plan: Plan
  readonly cells: readonly Cell[]
  readonly names: readonly string[]
  readonly shard: string | null
  /** Null where all queries were scored. */
  readonly queries: QueryShard | null
  readonly files: readonly FileFacts[]
  readonly finishedAt: Date
  /** A cell that was run, as `cells` has it. */
  readonly told: (cell: Cell) => Cell
}

/** Null where not even the collection was read. */
export function reportOf({ manifest, firstStages, measured, failures, machines, startedAt }: RunState, { plan, cells, names, shard, queries, files, finishedAt, told }: ReportParts): BenchmarkReport | null {
  if (manifest === null) return null
  return assembleReport({
    cells,
    names,
    firstStages,
    measured: measured.map((each) => ({ ...each, cell: told(each.cell) })),
    failures: failures.map((each) => ({ ...each, cell: told(each.cell) })),
    manifest: { ...manifest, depth: plan.depths[0] ?? manifest.depth, plan, shard, queries, startedAt, finishedAt: finishedAt.toISOString(), files, machines },
  })
}
