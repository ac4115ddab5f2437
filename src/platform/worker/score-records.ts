/** What is done to the ledger's records inside one transaction, so that they and what is counted of them never part. */
import { bytesOf, DEFAULT_LIMIT, surplus, type Holdings, type KeptScorer, type LedgerNews } from '../../scoring/score-store.ts'
import type { ScorerRecord, ScoreRecord, Transaction, Write } from './score-database.ts'

/** What is kept, and how much may be. */
export async function holdingsIn<Mode extends IDBTransactionMode>(transaction: Transaction<Mode>): Promise<Holdings> {
  const scorers = transaction.objectStore('scorers')
  const [keys, records, limit] = await Promise.all([scorers.getAllKeys(), scorers.getAll(), transaction.objectStore('settings').get('limit')])
  return { limit: limit ?? DEFAULT_LIMIT, scorers: records.map((record, at) => keptScorer(keys[at] as string, record)).sort((a, b) => b.usedAt - a.usedAt) }
}

const keptScorer = (key: string, record: ScorerRecord): KeptScorer => ({ key, ...record, bytes: bytesOf(record), place: 'disk' })

/** Makes room where more is kept than may be, and gives what that came to. */
export async function shrink(transaction: Write, writing: string | null): Promise<LedgerNews | null> {
  const { limit, scorers: kept } = await holdingsIn(transaction)
  const scorers = surplus(kept, limit, writing)
  for (const { key } of scorers) await forget(transaction, key)
  return scorers.length === 0 ? null : { kind: 'forgotten', scorers, limit }
}

/** Forgets one scorer's scores. */
export async function forget(transaction: Write, key: string): Promise<void> {
  // An array sorts after every string, so the range holds all queries of the scorer.
  await Promise.all([transaction.objectStore('scores').delete(IDBKeyRange.bound([key], [key, []])), transaction.objectStore('scorers').delete(key)])
}

/** The record with some passages more, or with other scores where it has them. */
export function merged(before: ScoreRecord | undefined, passages: readonly string[], scores: Float32Array): ScoreRecord {
  const kept = new Map<bigint, number>()
  before?.passages.forEach((passage, i) => kept.set(passage, before.scores[i] as number))
  passages.forEach((passage, i) => kept.set(BigInt(`0x${passage}`), scores[i] as number))
  return { passages: BigUint64Array.from(kept.keys()), scores: Float32Array.from(kept.values()) }
}

/** A passage's key as the rest of the program has it. */
export const textOf = (key: bigint): string => key.toString(16).padStart(16, '0')
