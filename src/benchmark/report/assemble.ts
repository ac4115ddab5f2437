/** From what was measured, cell by cell, to the report. */
import { uniqueSlugs } from '../../systems/slug.ts'
import { cellKey } from '../plan/cells.ts'
import type { Cell } from '../plan/plan.ts'
import type { SystemReport } from '../report.ts'
import type { Agreement, BenchmarkedSystem, BenchmarkManifest, BenchmarkReport, Failure, Repeat } from './benchmark-report.ts'
import { marksOf } from './marks.ts'
import { millisecondsPerQuery, repeatedSpeed } from './repeated-speed.ts'

/** A cell that has scores. */
export interface MeasuredCell {
  readonly cell: Cell
  /** The page's own report of it, of the first repeat. */
  readonly system: SystemReport
  readonly repeats: readonly Repeat[]
  readonly agreement: Agreement | null
}

export interface MeasuredPlan {
  /** All cells of the plan, also those that other shards run: names and slugs do not depend on who runs what. */
  readonly cells: readonly Cell[]
  /** One a cell. */
  readonly names: readonly string[]
  readonly firstStages: readonly SystemReport[]
  readonly measured: readonly MeasuredCell[]
  readonly failures: readonly Failure[]
  readonly manifest: BenchmarkManifest
}

/** The slug of each first stage and each cell's name. */
export function slugsOf(firstStages: readonly string[], names: readonly string[]): { readonly firstStages: readonly string[]; readonly cells: readonly string[] } {
  const slugs = uniqueSlugs([...firstStages, ...names])
  return { firstStages: slugs.slice(0, firstStages.length), cells: slugs.slice(firstStages.length) }
}

export function assembleReport({ cells, names, firstStages, measured, failures, manifest }: MeasuredPlan): BenchmarkReport {
  const slugs = slugsOf(firstStages.map(({ name }) => name), names)
  const found = new Map(measured.map((each) => [cellKey(each.cell), each]))
  return {
    systems: [
      ...firstStages.map((system, at): BenchmarkedSystem => ({ ...system, asked: null, slug: slugs.firstStages[at] ?? system.name, speed: null, millisecondsPerQuery: null, repeats: [], agreement: null, marks: [] })),
      ...cells.flatMap((cell, at): BenchmarkedSystem[] => {
        const of = found.get(cellKey(cell))
        if (of === undefined) return []
        const { system, repeats, agreement } = of
        return [
          {
            ...system,
            name: names[at] ?? system.name,
            asked: cell,
            slug: slugs.cells[at] ?? system.name,
            speed: repeatedSpeed(repeats),
            millisecondsPerQuery: millisecondsPerQuery(repeats, system.cost),
            repeats,
            agreement,
            marks: marksOf(system, cell, repeats),
          },
        ]
      }),
    ],
    failures,
    manifest,
  }
}
