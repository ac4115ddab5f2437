/** A system's run with what the tools of the field may order it by. */
import { IdIndex } from '../../columns/id-index.ts'
import { bytesAt } from '../../columns/text-table.ts'
import type { Collection } from '../../collection/collection.ts'
import type { ToolRun } from '../../evaluation/dialects/tool-run.ts'
import type { Base } from './base.ts'
import { memo } from './memo.ts'
import { depthOf, type OrderedSystem } from './systems.ts'

/** For each query the passage that has its id, or -1: BEIR takes it out. */
const namesakesOf = memo(({ queryIds, passageIds }: Collection): Int32Array => {
  const passages = new IdIndex(passageIds)
  return Int32Array.from({ length: queryIds.length }, (_, query) => passages.find(bytesAt(queryIds, query)))
})

/** Null without judgements, and for the ideal, which has no scores. */
export function toolRunOf({ collection, docOrder, joined }: Base, system: OrderedSystem): ToolRun | null {
  const { rankings, values } = system
  if (!joined || !values) return null
  return { lists: rankings, judgements: joined, score: values, depth: depthOf(system), passage: collection.candidates.passage, docOrder, namesake: namesakesOf(collection) }
}
