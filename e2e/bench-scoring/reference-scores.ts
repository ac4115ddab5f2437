/** sentence-transformers' logits of the workload's pairs, where ../shared has them. */
import { existsSync } from 'node:fs'
import { sharedFolder } from '../../scripts/shared.ts'
import { readReference } from '../reference.ts'
import { modelId } from './app-page.ts'
import type { ListScores } from './contestants/contestant.ts'
import type { List } from './workload.ts'

/** Null unless all of the pairs are there, for this model at this maximum length. */
export function referenceScores(model: string, lists: readonly List[], maxLength: number): ListScores | null {
  if (sharedFolder === undefined || !existsSync(`${sharedFolder}/reference/dl19.${modelId(model)}.json`)) return null
  const reference = readReference(sharedFolder, modelId(model))
  const scores = lists.map(({ qid, docids }) => docids.map((docid) => reference.pairs[qid]?.[docid] ?? NaN))
  return reference.maxLength === maxLength && !scores.flat().some(Number.isNaN) ? scores : null
}
