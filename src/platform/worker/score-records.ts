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

/** Makes room where more is kept than may be. Gives the bytes that are left then, and what there is to tell. */
export async function shrink(transaction: Write, writing: string | null): Promise<{ room: number; news: LedgerNews | null }> {
  const { limit, scorers: kept } = await holdingsIn(transaction)
  const scorers = surplus(kept, limit, writing)
  for (const { key } of scorers) await forget(transaction, key)
  const sum = (all: readonly KeptScorer[]) => all.reduce((total, { bytes }) => total + bytes, 0)
  return { room: limit - sum(kept) + sum(scorers), news: scorers.length === 0 ? null : { kind: 'forgotten', scorers, limit } }
}

/** Forgets one scorer's scores. */
export async function forget(transaction: Write, key: string): Promise<void> {
  // An array sorts after every string, so the range holds all queries of the scorer.
  await Promise.all([transaction.objectStore('scores').delete(IDBKeyRange.bound([key], [key, []])), transaction.objectStore('scorers').delete(key)])
}

/** The record with some passages more, or with other scores where it has them. A list is long and a batch short: only the batch is looked up. */
export function merged(before: ScoreRecord | undefined, passages: readonly string[], scores: Float32Array): ScoreRecord {
  const added = new Map(passages.map((passage, i) => [BigInt(`0x${passage}`), scores[i] as number]))
  const held = before?.passages ?? new BigUint64Array(0)
  const fresh = [...added.keys()].filter((passage) => !held.includes(passage))
  const after = { passages: new BigUint64Array(held.length + fresh.length), scores: new Float32Array(held.length + fresh.length) }
  after.passages.set(held)
  after.passages.set(fresh, held.length)
  if (before) after.scores.set(before.scores)
  for (const [passage, score] of added) after.scores[after.passages.indexOf(passage)] = score
  return after
}

/** A passage's key as the rest of the program has it. */
export const textOf = (key: bigint): string => key.toString(16).padStart(16, '0')
