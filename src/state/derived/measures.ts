/** Measures of systems, made once an order and choice of measures. */
import { countQueries, type QueryCounts } from '../../evaluation/counts.ts'
import { evaluate, type Evaluation } from '../../evaluation/evaluate.ts'
import { MeasureError, parseMeasure, type Measure } from '../../evaluation/measure.ts'
import type { Base } from './base.ts'
import { memo, memoByKey } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/** The measures of a list of names; names that are no measure's are left out (the screen refuses them when they are typed). */
const parsed = (names: readonly string[]): readonly Measure[] =>
  names.flatMap((name) => {
    try {
      return [parseMeasure(name)]
    } catch (error) {
      if (error instanceof MeasureError) return []
      throw error
    }
  })

/** Why a name is not a measure's, as a sentence; null where it is. */
export function measureError(name: string): string | null {
  try {
    parseMeasure(name)
    return null
  } catch (error) {
    if (error instanceof MeasureError) return error.message
    throw error
  }
}

const evaluated = memoByKey(
  (rankings: OrderedSystem['rankings'], joined: NonNullable<Base['joined']>, measures: readonly Measure[], level: number): readonly Evaluation[] =>
    evaluate(rankings, joined, measures, { level }),
)
const counted = memoByKey(
  (rankings: OrderedSystem['rankings'], joined: NonNullable<Base['joined']>, level: number): QueryCounts => countQueries(rankings, joined, level),
)

/** A system's evaluations, in the order of `names` (unknown names left out); empty without judgements. `purpose` keeps two readers from evicting each other. */
export function evaluations(purpose: string, base: Base, system: OrderedSystem, names: readonly string[], level: number): readonly Evaluation[] {
  if (!base.joined) return []
  return evaluated(`${purpose}:${system.shown.key}`, system.rankings, base.joined, measuresFor(purpose, names.join('\n')), level)
}

// By what the names say and not by the array that holds them: of one measure it is made anew by each who asks, a query at a time.
const measuresFor = memoByKey((names: string) => parsed(names.split('\n')))

/** Counts behind a system's means; null without judgements. */
export function counts(base: Base, system: OrderedSystem, level: number): QueryCounts | null {
  return base.joined ? counted(system.shown.key, system.rankings, base.joined, level) : null
}

/** For each query of the collection its judged row, or -1. */
export const judgedRowOf = memo((base: Base): Int32Array => {
  const rows = new Int32Array(base.collection.queryIds.length).fill(-1)
  base.joined?.query.forEach((query, judged) => {
    if (query >= 0) rows[query] = judged
  })
  return rows
})
