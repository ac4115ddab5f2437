/** Two reports, system by system: what is better, what is faster, and how sure that is. */
import { comparePaired, type PairedComparison } from '../../evaluation/compare.ts'
import { significanceOf, type Significance } from '../../evaluation/significance.ts'
import type { Report, SystemReport } from '../report.ts'
import { isSoftware } from '../report/marks.ts'
import type { BenchmarkedSystem } from '../report/benchmark-report.ts'

/** Any report: `rerankLab.report()`'s, or a benchmark's. */
export interface ComparableReport extends Omit<Report, 'systems'> {
  readonly systems: readonly (SystemReport & Partial<Pick<BenchmarkedSystem, 'asked'>>)[]
}
type ComparableSystem = ComparableReport['systems'][number]

export interface ReportComparison {
  readonly systems: readonly SystemComparison[]
  /** Names of systems that the other report lacks. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
  /** Sentences on why differences may not be the systems' own. */
  readonly doubts: readonly string[]
}

export interface SystemComparison {
  readonly name: string
  readonly measures: readonly MeasureComparison[]
  /** Null where either was not timed, or only one of them on a software adapter. */
  readonly speed: SpeedComparison | null
}

/** After minus before, over the queries that both have. */
export interface MeasureComparison extends Omit<PairedComparison, 'differences'>, Significance {
  readonly measure: string
  /** Each report's own mean, over its own queries. */
  readonly before: number | null
  readonly after: number | null
}

export interface SpeedComparison {
  /** Pairs a second. */
  readonly before: number
  readonly after: number
  /** How many times as slow it became: before over after. */
  readonly slowdown: number
}

/** Systems are the same where model, asked device, dtype, depth and length are; else where their names are. */
export function compareReports(before: ComparableReport, after: ComparableReport): ReportComparison {
  const left = [...after.systems]
  const matched: (readonly [ComparableSystem, ComparableSystem])[] = []
  for (const same of [identity, ({ name }: ComparableSystem) => name]) {
    for (const system of before.systems) {
      if (matched.some(([held]) => held === system)) continue
      const other = left.find((each) => same(each) === same(system))
      if (other === undefined) continue
      left.splice(left.indexOf(other), 1)
      matched.push([system, other])
    }
  }
  const inOrder = before.systems.flatMap((system) => matched.filter(([held]) => held === system))
  return {
    systems: inOrder.map(([old, now]) => ({ name: old.name, measures: measuresOf(old, now), speed: speedOf(old, now) })),
    onlyBefore: before.systems.filter((system) => !matched.some(([held]) => held === system)).map(({ name }) => name),
    onlyAfter: left.map(({ name }) => name),
    doubts: doubtsOf(before, after),
  }
}

const identity = ({ model, name, device, dtype, asked }: ComparableSystem): string =>
  JSON.stringify([model ?? name, asked?.device ?? device, asked?.dtype ?? dtype, asked?.depth ?? null, asked?.maxLength ?? null])

function measuresOf(before: SystemReport, after: SystemReport): readonly MeasureComparison[] {
  return Object.entries(before.measures).flatMap(([measure, old]): MeasureComparison[] => {
    const now = after.measures[measure]
    if (now === undefined) return []
    const qids = Object.keys(old.perQuery)
    const values = (of: Readonly<Record<string, number>>) => Float64Array.from(qids, (qid) => of[qid] ?? NaN)
    const { differences, ...paired } = comparePaired(values(now.perQuery), values(old.perQuery))
    return [{ measure, before: old.mean, after: now.mean, ...paired, ...significanceOf(differences) }]
  })
}

function speedOf(before: SystemReport, after: SystemReport): SpeedComparison | null {
  const [old, now] = [before.speed?.pairsPerSecond ?? 0, after.speed?.pairsPerSecond ?? 0]
  if (!(old > 0 && now > 0) || isSoftware(before) !== isSoftware(after)) return null
  return { before: old, after: now, slowdown: old / now }
}

function doubtsOf({ manifest: before }: Report, { manifest: after }: Report): readonly string[] {
  return [
    ...(before.collection.fingerprint === after.collection.fingerprint ? [] : [`The collections differ (${before.collection.name}, ${after.collection.name}): differences are over the queries that both have.`]),
    ...(before.judgements === after.judgements ? [] : [`The judgements differ: ${before.judgements ?? 'none'} before, ${after.judgements ?? 'none'} after.`]),
    ...(before.level === after.level ? [] : [`The relevance level was ${before.level} and is ${after.level}.`]),
    ...(before.userAgent === after.userAgent ? [] : ['The browsers differ, so speeds do too.']),
  ]
}
