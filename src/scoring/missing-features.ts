/** How much of a training's features is still to be computed. */
import { pairsOf, type Collection } from '../collection/collection.ts'
import type { Scorer } from '../systems/system.ts'
import type { FeatureStore } from './features.ts'
import type { JobRequest } from './job.ts'
import { passageKey, queryKey } from './kept-scores.ts'

/** Of these pairs, how many have no features kept: what a job with `features` would run. Reads keys only. Throws RangeError for a query that is not there. */
export async function missingFeatures(collection: Collection, store: Pick<FeatureStore, 'has'>, scorer: Scorer, queries: JobRequest['queries']): Promise<number> {
  let missing = 0
  for (const { query, pairs } of queries) {
    pairsOf(collection.candidates, query)
    const kept = await store.has(scorer, queryKey(collection, query))
    for (const row of pairs) if (!kept.has(passageKey(collection, { row, query, passage: collection.candidates.passage[row] as number }))) missing++
  }
  return missing
}
