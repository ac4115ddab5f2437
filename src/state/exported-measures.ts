/** What is measured, as writers take it, with all that stands beside the means on screen. */
import { pairsAmong } from '../evaluation/family.ts'
import type { MeasuresView } from '../exports/measures-view.ts'
import type { PerQueryView } from '../exports/per-query-csv.ts'
import { useChoices } from './choices.ts'
import type { Base } from './derived/base.ts'
import { measuresView, perQueryView } from './derived/exported.ts'
import { measureTable, withSignificance } from './derived/measure-table.ts'
import { superscripts } from './derived/superscripts.ts'
import type { OrderedSystem } from './derived/systems.ts'
import { columnValues, valuesOf } from './derived/tested-values.ts'
import { useRule } from './rule.ts'
import { comparisonTasks, families, intervals, randomisations } from './significance.ts'

export interface Measured {
  readonly view: MeasuresView
  readonly perQuery: PerQueryView
}

export const NO_JUDGEMENTS = 'There are no judgements, and so no measures: add a qrels file first.'

/** Intervals, tests and superscripts that the screen has not asked for yet are computed first. Null without judgements. */
export async function measuresNow({ base, systems }: { readonly base: Base; readonly systems: readonly OrderedSystem[] }): Promise<Measured | null> {
  const { measures, level } = useChoices.getState()
  const table = measureTable(base, systems, measures, level)
  const perQuery = perQueryView(base, systems, measures, level)
  if (!table || !perQuery) return null
  const [columns, rule] = [columnValues(base, systems, measures, level), useRule.getState()]
  const pairs = pairsAmong(systems.length)
  const tasks = [
    ...comparisonTasks(table),
    ...(pairs.length > 0 ? columns.map((values) => families.task(values)) : []),
    ...(rule.test === 'randomisation' ? columns.flatMap((values) => pairs.map((pair) => randomisations.task(valuesOf(values, pair)))) : []),
  ]
  for (const task of tasks) if (!task.isDone()) await task.run()
  const known = { families: families.useKnown.getState().known, intervals: intervals.useKnown.getState().known, randomisations: randomisations.useKnown.getState().known }
  return { view: measuresView(base, withSignificance(table, known), superscripts(columns, known, rule)), perQuery }
}
