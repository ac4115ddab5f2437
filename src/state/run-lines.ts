/** A system's order as the lines of a TREC run: what is downloaded, and what scripts are given. */
import { trecRun } from '../ranking/trec-run.ts'
import { slug } from '../systems/slug.ts'
import type { Base } from './derived/base.ts'
import { depthOf, type OrderedSystem } from './derived/systems.ts'

/** Several lines a string; none for the ideal, which has no scores. */
export function runLines({ collection }: Base, system: OrderedSystem): Iterable<string> {
  if (!system.values) return []
  return trecRun(system.rankings, {
    queryIds: collection.queryIds,
    passageIds: collection.passageIds,
    passage: collection.candidates.passage,
    score: system.values,
    depth: depthOf(system),
    tag: slug(system.shown.name),
  })
}
