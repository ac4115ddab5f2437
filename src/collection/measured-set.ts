import { bestSet } from './assemble.ts'
import type { Collection, JudgementSet } from './collection.ts'
import { queriesJoined } from './judgements.ts'
import { partsIn } from './part-names.ts'

/**
 * The judgements that measures are over where nobody has chosen: those of the part `test`, as BEIR's and MTEB's
 * evaluations take of a dataset with several, where they meet any query; else the set that meets the most queries.
 * Undefined where none meets any.
 */
export function measuredSet(collection: Collection): JudgementSet | undefined {
  const test = collection.judgementSets.find(({ name }) => partsIn(name).includes('test'))
  return test && queriesJoined(collection, test) > 0 ? test : bestSet(collection)
}
