/** The ledger's database: what lies in it, and how one of an earlier release becomes this. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'
import type { Scorer } from '../../systems/system.ts'

/** Passage keys (64 bits each), and their scores. */
export interface ScoreRecord {
  readonly passages: BigUint64Array
  readonly scores: Float32Array
}

/** What a scorer's records come to: written in the transaction that writes one of them, so that a crash leaves both or neither. */
export interface ScorerRecord {
  /** Null where version 1 kept the scores. */
  readonly scorer: Scorer | null
  readonly queries: number
  readonly pairs: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

export interface Schema extends DBSchema {
  scores: { key: [scorer: string, query: string]; value: ScoreRecord }
  scorers: { key: string; value: ScorerRecord }
  settings: { key: 'limit'; value: number }
}

export type Database = IDBPDatabase<Schema>
export type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, StoreNames<Schema>[], Mode>
export type Write = Transaction<'readwrite'>

/** One transaction over all of it: every change touches records and counts. */
export const STORES: StoreNames<Schema>[] = ['scores', 'scorers', 'settings']

/** Version 1 had the scores alone; 2 counts them, and has the person's limit. */
const VERSION = 2

/** @param onGone the database was closed by the browser, or another tab wants a newer version: it is of no use any more */
export function openScores(name: string, onGone: (database?: IDBDatabase) => void): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    upgrade(database, from, _, transaction) {
      if (from < 1) database.createObjectStore('scores')
      database.createObjectStore('scorers')
      database.createObjectStore('settings')
      // Without its counts the database stays as it was, and is not opened.
      if (from === 1) countScores(transaction).catch(() => transaction.abort())
    },
    blocking: (_, __, event) => onGone((event.target as IDBDatabase | null) ?? undefined),
    terminated: () => onGone(),
  })
}

async function countScores(transaction: Transaction<'versionchange'>): Promise<void> {
  const counts = new Map<string, { queries: number; pairs: number }>()
  for await (const { key, value } of transaction.objectStore('scores')) {
    const { queries, pairs } = counts.get(key[0]) ?? { queries: 0, pairs: 0 }
    counts.set(key[0], { queries: queries + 1, pairs: pairs + value.scores.length })
  }
  for (const [key, count] of counts) await transaction.objectStore('scorers').put({ scorer: null, ...count, usedAt: Date.now() }, key)
}
