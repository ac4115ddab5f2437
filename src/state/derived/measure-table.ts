/** The table of measures: a row a system, every mean with its delta, and the counts behind it. */
import { comparePaired, type PairedComparison } from '../../evaluation/compare.ts'
import { measureName, parseMeasure } from '../../evaluation/measure.ts'
import type { Interval } from '../../evaluation/statistics/bootstrap.ts'
import type { RandomisationTest } from '../../evaluation/statistics/randomisation-test.ts'
import { tiedInLists } from '../../evaluation/ties.ts'
import type { Evaluation } from '../../evaluation/evaluate.ts'
import type { MeasureCell, MeasureRow, MeasureTable } from '../views.ts'
import type { Base } from './base.ts'
import { counts, evaluations, measureError } from './measures.ts'
import { memo, memoByKey } from './memo.ts'
import { depthOf, stageKey, type OrderedSystem } from './systems.ts'
import type { PairValues } from './tested-values.ts'
import { valuesKey } from './values-key.ts'

/** Whose definitions the numbers follow. */
export const DIALECT = 'trec_eval -c'

const TOP = 10

const WHOLE_LIST = 1_000_000_000

export interface OpenMeasureTable extends MeasureTable {
  /** What each cell's interval and test are of, by row and column: its values and the first row's. Null in the first row, and where fewer than two queries have both. */
  readonly pairs: readonly (readonly (PairValues | null)[])[]
}

/** What is known of pairs so far, by `valuesKey`. */
export interface KnownOfPairs {
  readonly intervals: ReadonlyMap<string, Interval>
  readonly randomisations: ReadonlyMap<string, RandomisationTest>
}

const compared = memoByKey(comparePaired)

/** Judged@k at each cut-off that the measures have, once. Names that are no measure's are left out here as there. */
const judgedNames = memo((names: readonly string[]): readonly string[] => [...new Set(names.flatMap((name) => (measureError(name) === null ? [`Judged@${parseMeasure(name).cutoff ?? WHOLE_LIST}`] : [])))])

/** The table without what a worker has to compute; null without judgements. */
export const measureTable = memo(
  (base: Base, systems: readonly OrderedSystem[], names: readonly string[], level: number): OpenMeasureTable | null => {
    const [first] = systems
    if (!base.joined || !first) return null
    // Both at once, so that each order is gone through once.
    for (const system of systems) evaluations(base, system, [...names, ...judgedNames(names)], level)
    const table = systems.map((system) => evaluations(base, system, names, level))
    const baseline = table[0] ?? []
    const columns = baseline.map(({ measure }) => measureName(measure))
    // A mean over other queries is no rival: while a system is being scored, none of its means is called the best.
    const best = columns.map((_, column) => Math.max(...table.map((row) => row[column]).map((cell) => (cell && cell.n === baseline[column]?.n ? cell.mean : -Infinity))))
    const comparisons = table.map((row, at) =>
      row.map((evaluation, column) => (at === 0 ? null : compared(`${systems[at]?.shown.key}:${columns[column]}`, evaluation.perQuery, (baseline[column] as Evaluation).perQuery))),
    )
    const judged = systems.map((system) => evaluations(base, system, judgedNames(names), level))
    const counted = counts(base, first, level)
    return {
      columns,
      rows: systems.map((system, at) => ({
        system: system.shown,
        cells: (table[at] ?? []).map((evaluation, column) => cellOf(evaluation, judgedWith(evaluation, judged[at] ?? []), comparisons[at]?.[column] ?? null, evaluation.n === baseline[column]?.n && evaluation.mean === best[column])),
        complete: counts(base, system, level)?.complete ?? 0,
        tiedInTop: tiesOf(system),
      })),
      judged: counted?.judged ?? 0,
      withPositive: counted?.withPositive ?? 0,
      returned: counted?.returned ?? 0,
      level,
      judgedAt10: judgedAt10(base),
      dialect: DIALECT,
      pairs: table.map((row, at) =>
        row.map(({ perQuery }, column): PairValues | null => ((comparisons[at]?.[column]?.n ?? 0) > 1 ? [perQuery, (baseline[column] as Evaluation).perQuery] : null)),
      ),
    }
  },
)

const judgedWith = ({ measure: { cutoff } }: Evaluation, judged: readonly Evaluation[]) => judged.find(({ measure }) => measure.cutoff === (cutoff ?? WHOLE_LIST))

function cellOf({ mean, n }: Evaluation, judged: Evaluation | undefined, comparison: PairedComparison | null, best: boolean): MeasureCell {
  return {
    mean: Number.isNaN(mean) ? null : mean,
    delta: comparison && comparison.n > 0 ? comparison.delta : null,
    interval: null,
    p: null,
    n,
    judged: judged && judged.n > 0 ? judged.mean : null,
    best,
    wins: comparison?.wins ?? 0,
    ties: comparison?.ties ?? 0,
    losses: comparison?.losses ?? 0,
  }
}

/** The table with what is known of its pairs. */
export function withSignificance(table: OpenMeasureTable, { intervals, randomisations }: KnownOfPairs): MeasureTable {
  const rows = table.rows.map((row, at): MeasureRow => ({
    ...row,
    cells: row.cells.map((cell, column): MeasureCell => {
      const pair = table.pairs[at]?.[column]
      const key = pair ? valuesKey(pair) : ''
      const [interval, test] = [intervals.get(key), randomisations.get(key)]
      return interval && test ? { ...cell, interval: [interval.low, interval.high], p: test.p } : cell
    }),
  }))
  return { ...table, rows }
}

const tied = memoByKey((system: OrderedSystem, depth: number) => (system.values ? tiedInLists(system.rankings, system.values, TOP, depth) : 0))
const tiesOf = (system: OrderedSystem) => tied(system.shown.key, system, depthOf(system))

/** Share of the first stage's top ten that is judged, over the judged queries; null without judgements. */
export const judgedAt10 = memo((base: Base): number | null => {
  const [evaluation] = evaluations(base, { shown: { key: stageKey(base.firstStage.name) }, rankings: base.order }, ['Judged@10'], 1)
  return evaluation && !Number.isNaN(evaluation.mean) ? evaluation.mean : null
})
