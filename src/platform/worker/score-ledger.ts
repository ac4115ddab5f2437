/**
 * The score ledger in IndexedDB: one record per (scorer key, query key), to which each finished batch is appended. A
 * record per pair would be seven million records for a large collection.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { ScoreStore } from '../../scoring/ports.ts'

interface KeptScores {
  /** Passage keys (64 bits each), and their scores. Where a passage stands twice, the later score counts. */
  readonly passages: BigUint64Array
  readonly scores: Float32Array
}

interface Schema extends DBSchema {
  scores: { key: [scorer: string, query: string]; value: KeptScores }
}

const STORE = 'scores'

export class ScoreLedger implements ScoreStore {
  readonly #name: string
  #opening: Promise<IDBPDatabase<Schema>> | null = null

  constructor(name = 'rerank-lab-scores') {
    this.#name = name
  }

  async read(scorer: string, query: string): Promise<Map<string, number>> {
    const record = await (await this.#open()).get(STORE, [scorer, query])
    const kept = new Map<string, number>()
    record?.passages.forEach((passage, i) => kept.set(textOf(passage), record.scores[i] as number))
    return kept
  }

  async append(scorer: string, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    // Relaxed: a crash of the browser loses nothing, a power cut perhaps the last batches, which are then scored again.
    const transaction = (await this.#open()).transaction(STORE, 'readwrite', { durability: 'relaxed' })
    const kept = await transaction.store.get([scorer, query])
    const before = kept?.scores.length ?? 0
    const record = { passages: new BigUint64Array(before + passages.length), scores: new Float32Array(before + passages.length) }
    if (kept !== undefined) {
      record.passages.set(kept.passages)
      record.scores.set(kept.scores)
    }
    passages.forEach((passage, i) => (record.passages[before + i] = BigInt(`0x${passage}`)))
    record.scores.set(scores, before)
    await transaction.store.put(record, [scorer, query])
    await transaction.done
  }

  async clear(scorer?: string): Promise<void> {
    const database = await this.#open()
    // An array sorts after every string, so the range holds all queries of the scorer.
    if (scorer === undefined) await database.clear(STORE)
    else await database.delete(STORE, IDBKeyRange.bound([scorer], [scorer, []]))
  }

  /** An attempt that failed is dropped, so that the next is a try. */
  async #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(this.#name, 1, {
      upgrade: (database) => void database.createObjectStore(STORE),
      // Another tab wants a newer version, or the browser closed it: open again when next asked.
      blocking: (_, __, event) => this.#forget((event.target as IDBDatabase | null) ?? undefined),
      terminated: () => this.#forget(),
    })
    try {
      return await this.#opening
    } catch (error) {
      this.#opening = null
      throw error
    }
  }

  #forget(database?: IDBDatabase): void {
    database?.close()
    this.#opening = null
  }
}

const textOf = (key: bigint) => key.toString(16).padStart(16, '0')
