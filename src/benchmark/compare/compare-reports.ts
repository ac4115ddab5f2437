/** Two reports, system by system: what is better, what is faster, and how sure that is. */
import { comparePaired, type PairedComparison } from '../../evaluation/compare.ts'
import { significanceOf, type Significance } from '../../evaluation/significance.ts'
import type { SystemReport } from '../report.ts'
import { isSoftware } from '../report/marks.ts'
import type { BenchmarkedSystem } from '../report/benchmark-report.ts'
import { comparesMeasure, comparesSpeeds, disagreements, type ComparableManifest, type Disagreement } from './manifests.ts'
import { recipeChanges } from './recipe-changes.ts'

/** Any report: `rerankLab.report()`'s, or a benchmark's, of this release or an earlier one. */
export interface ComparableReport {
  readonly systems: readonly (Omit<SystemReport, 'recipe'> & Partial<Pick<BenchmarkedSystem, 'asked' | 'recipe'>>)[]
  readonly manifest: ComparableManifest
}
type ComparableSystem = ComparableReport['systems'][number]

export interface ReportComparison {
  readonly systems: readonly SystemComparison[]
  /** Names of systems that the other report lacks. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
  /** Sentences on where the manifests differ, and what is not compared for it. */
  readonly doubts: readonly string[]
}

export interface SystemComparison {
  readonly name: string
  /** Those that the manifests allow to compare. */
  readonly measures: readonly MeasureComparison[]
  /** What of its recipe differs; none where it is the same or a report does not tell it. */
  readonly changes: readonly string[]
  /** Null where either was not timed, or only one of them on a software adapter, or the manifests forbid it. */
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

/** Reports compare where their manifests agree. Systems are the same where model, asked device, dtype, depth and length are; else where their names are. */
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
  const found = disagreements(before.manifest, after.manifest)
  return {
    systems: inOrder.map(([old, now]) => ({
      name: old.name,
      measures: measuresOf(old, now, found),
      changes: old.recipe && now.recipe ? recipeChanges(old.recipe, now.recipe) : [],
      speed: comparesSpeeds(found) ? speedOf(old, now) : null,
    })),
    onlyBefore: before.systems.filter((system) => !matched.some(([held]) => held === system)).map(({ name }) => name),
    onlyAfter: left.map(({ name }) => name),
    doubts: found.map(({ told }) => told),
  }
}

const identity = ({ model, name, device, dtype, asked }: ComparableSystem): string =>
  JSON.stringify([model ?? name, asked?.device ?? device, asked?.dtype ?? dtype, asked?.depth ?? null, asked?.maxLength ?? null])

function measuresOf(before: ComparableSystem, after: ComparableSystem, found: readonly Disagreement[]): readonly MeasureComparison[] {
  return Object.entries(before.measures).flatMap(([measure, old]): MeasureComparison[] => {
    const now = after.measures[measure]
    if (now === undefined || !comparesMeasure(found, measure)) return []
    const qids = Object.keys(old.perQuery)
    const values = (of: Readonly<Record<string, number>>) => Float64Array.from(qids, (qid) => of[qid] ?? NaN)
    const { differences, ...paired } = comparePaired(values(now.perQuery), values(old.perQuery))
    return [{ measure, before: old.mean, after: now.mean, ...paired, ...significanceOf(differences) }]
  })
}

function speedOf(before: ComparableSystem, after: ComparableSystem): SpeedComparison | null {
  const [old, now] = [before.speed?.pairsPerSecond ?? 0, after.speed?.pairsPerSecond ?? 0]
  if (!(old > 0 && now > 0) || isSoftware(before) !== isSoftware(after)) return null
  return { before: old, after: now, slowdown: old / now }
}
