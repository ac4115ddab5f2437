/** A system's order as the lines of a TREC run, as scripts are given it. */
import { trecRun } from '../exports/trec-run.ts'
import type { Base } from './derived/base.ts'
import { orderedRun } from './derived/exported.ts'
import type { OrderedSystem } from './derived/systems.ts'

/** Several lines a string; none for the ideal, which has no scores. A script gets a run of any collection: white space in ids becomes `_`. */
export function runLines(base: Base, system: OrderedSystem): Iterable<string> {
  const run = orderedRun(base, system)
  return run ? trecRun(run, { spaces: '_' }) : []
}
