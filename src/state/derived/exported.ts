/** What is on screen as the plain data that writers of files take (src/exports). */
import type { ExportedJudgements } from '../../exports/exported-judgements.ts'
import type { OrderedRun } from '../../exports/ordered-run.ts'
import { letterOf, type MeasuresView } from '../../exports/measures-view.ts'
import type { PerQueryView } from '../../exports/per-query-csv.ts'
import { textAt } from '../../columns/text-table.ts'
import { measureName } from '../../evaluation/measure.ts'
import { slug } from '../../systems/slug.ts'
import type { MeasureTable } from '../views.ts'
import type { Base } from './base.ts'
import { evaluations } from './measures.ts'
import type { Superscripts } from './superscripts.ts'
import { depthOf, type OrderedSystem } from './systems.ts'

/** A system's order with its scores; null for the ideal, which has none. */
export function orderedRun({ collection, phrased }: Base, system: OrderedSystem): OrderedRun | null {
  const { rankings, values, shown } = system
  if (!values) return null
  return { collection, rankings, score: values, depth: depthOf(system), tag: slug(shown.name), isLogit: shown.kind === 'cross-encoder' && phrased?.combination !== 'rrf' }
}

/** The judgements in use; null without. */
export const exportedJudgements = ({ collection, judgements, joined }: Base): ExportedJudgements | null =>
  judgements && joined ? { set: judgements, queryRow: joined.query, queryIds: collection.queryIds } : null

/** Every judged query's values under every system, measure by measure; null without judgements. */
export function perQueryView(base: Base, systems: readonly OrderedSystem[], names: readonly string[], level: number): PerQueryView | null {
  const { collection, joined, judgements } = base
  if (!joined || !judgements) return null
  return {
    queries: Array.from(joined.query, (row, judged) => ({
      id: textAt(row >= 0 ? collection.queryIds : judgements.queryIds, row >= 0 ? row : judged),
      text: row >= 0 ? textAt(collection.queryTexts, row) : '',
    })),
    columns: systems.flatMap((system) =>
      evaluations(base, system, names, level).map(({ measure, perQuery }) => ({ system: system.shown.name, measure: measureName(measure), values: perQuery })),
    ),
  }
}

/** The table of measures as it stands on screen. */
export function measuresView({ collection }: Base, table: MeasureTable, { beaten, rule }: Superscripts): MeasuresView {
  const { columns, judged, withPositive, returned, level, judgedAt10, dialect } = table
  return {
    title: collection.name,
    ...{ columns, judged, withPositive, returned, level, judgedAt10, dialect, superscripts: rule },
    rows: table.rows.map(({ system, cells, complete, tiedInTop }, row) => ({
      name: system.name,
      letter: letterOf(row),
      cells: cells.map(({ mean, best, n, delta, interval, p }, column) => ({ mean, best, n, delta, interval, p, letters: (beaten[column]?.[row] ?? []).map(letterOf) })),
      complete,
      tiedInTop,
    })),
  }
}
