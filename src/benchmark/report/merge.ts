/** Reports of shards as the report of the whole. */
import { cellKey, cellsOf } from '../plan/cells.ts'
import type { BenchmarkedSystem, BenchmarkManifest, BenchmarkReport, Machine } from './benchmark-report.ts'
import { marksOf } from './marks.ts'
import { MergeError } from './merge-error.ts'
import { wholeOfCell } from './merge-queries.ts'
import { expectAllQueries, type QueryPartReport } from './query-parts.ts'
import { millisecondsPerQuery, repeatedSpeed } from './repeated-speed.ts'

/** What parts of one whole have in common. */
const common: readonly (readonly [what: string, of: (manifest: BenchmarkManifest) => unknown])[] = [
  ['plan', ({ plan }) => plan],
  ['files', ({ files }) => files],
  ['collection', ({ collection }) => collection],
  ['way of combining phrasings', ({ phrasings }) => phrasings?.combination ?? null],
  ['judgements', ({ judgements, level, dialect }) => [judgements, level, dialect]],
  ['version of the app', ({ version }) => version],
  ['way of sharding, by cells or by queries', ({ queries }) => queries !== null],
]

/**
 * One report of all systems, in the plan's order. First stages are in each part and alike. Where cells were sharded, a cell
 * that two parts ran is told with the first one's scores and the repeats of both; where queries were, every part has to be
 * there. Throws MergeError where the parts differ in what was measured, or queries are missing.
 */
export function mergeReports(reports: readonly BenchmarkReport[]): BenchmarkReport {
  const [first, ...others] = reports
  if (first === undefined) throw new MergeError('There is nothing to merge: name the folders of reports.')
  for (const { manifest } of others) {
    for (const [what, of] of common) {
      if (JSON.stringify(of(manifest)) !== JSON.stringify(of(first.manifest))) throw new MergeError(`These reports are not parts of one benchmark: they differ in their ${what}.`)
    }
  }
  const machines: Machine[] = []
  const parts = reports.map((report) => ({ ...report, systems: report.systems.map((system) => withMachines(system, report.manifest.machines, machines)) }))
  const times = (of: (manifest: BenchmarkManifest) => string) => reports.map(({ manifest }) => of(manifest)).sort()
  return {
    ...(first.manifest.queries === null ? wholeOfCells(first, parts) : wholeOfQueries(first, parts)),
    manifest: {
      ...first.manifest,
      shard: null,
      queries: null,
      startedAt: times(({ startedAt }) => startedAt)[0] ?? first.manifest.startedAt,
      finishedAt: times(({ finishedAt }) => finishedAt).at(-1) ?? first.manifest.finishedAt,
      machines,
    },
  }
}

function wholeOfCells({ manifest }: BenchmarkReport, parts: readonly BenchmarkReport[]): Pick<BenchmarkReport, 'systems' | 'failures'> {
  const systems = parts.flatMap((part) => part.systems)
  const order = cellsOf(manifest.plan).map(cellKey)
  const place = ({ asked }: BenchmarkedSystem) => (asked === null ? -1 : order.indexOf(cellKey(asked)))
  const whole = [...new Set(systems.map(identity))].flatMap((one) => together(systems.filter((system) => identity(system) === one))).sort((a, b) => place(a) - place(b))
  return { systems: whole, failures: parts.flatMap(({ failures }) => failures).filter(({ cell }) => !whole.some(({ asked }) => asked !== null && cellKey(asked) === cellKey(cell))) }
}

function wholeOfQueries({ systems, manifest }: BenchmarkReport, reports: readonly BenchmarkReport[]): Pick<BenchmarkReport, 'systems' | 'failures'> {
  const parts = reports.flatMap((report): QueryPartReport[] => {
    const { shard, queries } = report.manifest
    return shard === null || queries === null ? [] : [{ ...report, shard, queries }]
  })
  expectAllQueries(parts)
  const cells = cellsOf(manifest.plan).map((cell) => wholeOfCell(cell, parts))
  return {
    systems: [...systems.filter(({ asked }) => asked === null), ...cells.flatMap((cell) => ('system' in cell ? [cell.system] : []))],
    failures: cells.flatMap((cell) => ('failure' in cell ? [cell.failure] : [])),
  }
}

const identity = ({ asked, name }: BenchmarkedSystem): string => (asked === null ? name : cellKey(asked))

/** Machines of all parts stand in one list; the same machine once. */
function withMachines(system: BenchmarkedSystem, own: readonly Machine[], all: Machine[]): BenchmarkedSystem {
  const placeOf = (machine: Machine) => {
    const at = all.findIndex((other) => JSON.stringify(other) === JSON.stringify(machine))
    return at >= 0 ? at : all.push(machine) - 1
  }
  const places = own.map(placeOf)
  return { ...system, repeats: system.repeats.map((repeat) => ({ ...repeat, machine: places[repeat.machine] ?? 0 })) }
}

function together(parts: readonly BenchmarkedSystem[]): readonly BenchmarkedSystem[] {
  const [first] = parts
  if (first === undefined || first.asked === null || parts.length === 1) return parts.slice(0, 1)
  const repeats = parts.flatMap((part) => part.repeats)
  return [{ ...first, repeats, speed: repeatedSpeed(repeats), millisecondsPerQuery: millisecondsPerQuery(repeats, first.cost), marks: marksOf(first, first.asked, repeats) }]
}
