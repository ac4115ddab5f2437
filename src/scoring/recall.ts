/** Scores from earlier visits, straight from the ledger: no model is loaded for what was scored before. */
import { bytesAt } from '../columns/text-table.ts'
import { textKey } from '../columns/hash.ts'
import type { Collection } from '../collection/collection.ts'
import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'
import type { JobEvents, JobRequest } from './job.ts'
import { queryKey } from './pending-pairs.ts'
import type { ScoreStore } from './ports.ts'

/** Tells `onScores` what the ledger holds for the asked pairs, query by query; queries without a kept score are passed over. */
export async function recall(
  collection: Collection,
  ledger: ScoreStore,
  scorer: Scorer,
  queries: JobRequest['queries'],
  onScores: NonNullable<JobEvents['onScores']>,
): Promise<void> {
  const key = scorerKey(scorer)
  const { passage } = collection.candidates
  for (const { query, pairs } of queries) {
    const kept = await ledger.read(key, queryKey(collection, query))
    if (kept.size === 0) continue
    const scores = Float32Array.from(pairs, (pair) => kept.get(textKey(bytesAt(collection.passageTexts, passage[pair] as number))) ?? NaN)
    const known = pairs.filter((_, at) => !Number.isNaN(scores[at]))
    if (known.length > 0) onScores({ query, pairs: known, scores: scores.filter((score) => !Number.isNaN(score)), fromLedger: true })
  }
}
