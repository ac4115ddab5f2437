/** Names of texts in the ledger, and what it holds of some pairs. */
import type { Collection } from '../collection/collection.ts'
import { textKey } from '../columns/hash.ts'
import { bytesAt } from '../columns/text-table.ts'
import type { JobLedger } from './job-ledger.ts'
import type { Pair } from './pair-scorer.ts'
import type { Scorer } from '../systems/system.ts'

/** A query's name in the ledger: the hash of its text, so that the scores of a text are found in any collection. */
export const queryKey = (collection: Collection, query: number): string => textKey(bytesAt(collection.queryTexts, query))

/** A passage's name in the ledger. */
export const passageKey = (collection: Collection, { passage }: Pair): string => textKey(bytesAt(collection.passageTexts, passage))

/** Those of a query's pairs that the ledger holds, with their scores. */
export async function keptScores(ledger: Pick<JobLedger, 'read'>, scorer: Scorer, collection: Collection, query: number, pairs: readonly Pair[]): Promise<{ pairs: Pair[]; scores: Float32Array }> {
  const kept = await ledger.read(scorer, queryKey(collection, query))
  const scored = pairs.filter((pair) => kept.has(passageKey(collection, pair)))
  return { pairs: scored, scores: Float32Array.from(scored, (pair) => kept.get(passageKey(collection, pair)) ?? NaN) }
}
