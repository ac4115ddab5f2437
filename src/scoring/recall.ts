/** Scores from earlier visits, straight from the ledger: no model is loaded for what was scored before. */
import type { JobEvents, JobRequest } from './job.ts'
import { keptScores } from './kept-scores.ts'
import { PendingPairs, rowsOf } from './pending-pairs.ts'
import type { ScoreStore } from './score-store.ts'
import type { Collection } from '../collection/collection.ts'
import type { Scorer } from '../systems/system.ts'

/** Tells `onScores` what the ledger holds for the asked pairs, query by query; queries without a kept score are passed over. */
export async function recall(
  collection: Collection,
  ledger: ScoreStore,
  scorer: Scorer,
  queries: JobRequest['queries'],
  onScores: NonNullable<JobEvents['onScores']>,
): Promise<void> {
  const asked = new PendingPairs(collection, queries)
  for (const query of asked.queries) {
    const { pairs, scores } = await keptScores(ledger, scorer, collection, query, asked.of(query))
    if (pairs.length > 0) onScores({ query, pairs: rowsOf(pairs), scores, fromLedger: true })
  }
}
