/** Measures of systems, each made once an order. */
import { countQueries, type QueryCounts } from '../../evaluation/counts.ts'
import type { Evaluation } from '../../evaluation/evaluate.ts'
import { MeasureError } from '../../evaluation/measure.ts'
import type { Base } from './base.ts'
import { measureCalled } from './measure-called.ts'
import { MeasuredOrder } from './measured-order.ts'
import { memo, memoByKey } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/** Why a name is not a measure's, as a sentence; null where it is. */
export function measureError(name: string): string | null {
  const measure = measureCalled(name)
  return measure instanceof MeasureError ? measure.message : null
}

const counted = memoByKey(
  (rankings: OrderedSystem['rankings'], joined: NonNullable<Base['joined']>, level: number): QueryCounts => countQueries(rankings, joined, level),
)

/** An order, and the key of the system whose it is. */
type Measured = Pick<OrderedSystem, 'rankings'> & { readonly shown: Pick<OrderedSystem['shown'], 'key'> }

/** A system's evaluations, in the order of `names` (unknown names left out); empty without judgements. */
export function evaluations(base: Base, system: Measured, names: readonly string[], level: number): readonly Evaluation[] {
  return base.joined ? measured(system.shown.key, system.rankings, base.joined).of(names, level) : []
}

const measured = memoByKey((rankings: OrderedSystem['rankings'], joined: NonNullable<Base['joined']>) => new MeasuredOrder(rankings, joined))

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
