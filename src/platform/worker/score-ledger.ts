/**
 * The score ledger in IndexedDB: one record per (scorer, query), to which each finished batch is appended. A record per
 * pair would be seven million records for a large collection. Other tabs of the origin are told what was added.
 */
import { bytesOf, type Holdings, type KeptRecord, type LedgerNews, type ScoreStore } from '../../scoring/score-store.ts'
import { scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import { orAbort } from './or-abort.ts'
import { openScores, STORES, type Database, type Write } from './score-database.ts'
import { forget, holdingsIn, merged, shrink, textOf } from './score-records.ts'

/** How stale the time of last use may be, so that not every read is a write. Milliseconds. */
const STALE = 60_000

/** Records that are in memory at once while all are read. */
const PAGE = 64

/** Bytes that a tab may write before it looks anew at what is kept, since others write too. */
const LONGEST_LOOK = 1e6

export class ScoreLedger implements ScoreStore {
  readonly #name: string
  readonly #listeners = new Set<(news: LedgerNews) => void>()
  readonly #tabs: BroadcastChannel
  #opening: Promise<Database> | null = null
  /** Bytes that may be written before it is time to look whether the limit is reached. */
  #room = 0

  constructor(name = 'rerank-lab-scores') {
    this.#name = name
    this.#tabs = new BroadcastChannel(name)
    this.#tabs.addEventListener('message', ({ data }: MessageEvent<LedgerNews>) => this.#tell(data))
  }

  async read(scorer: Scorer, query: string): Promise<Map<string, number>> {
    const database = await this.#open()
    const key = scorerKey(scorer)
    const [record, held] = await Promise.all([database.get('scores', [key, query]), database.get('scorers', key)])
    if (held && (held.scorer === null || Date.now() - held.usedAt > STALE)) {
      // On a full disk the scores are as good as ever.
      await this.#used(key, scorer).catch((error: unknown) => console.info('That kept scores were used could not be noted', error))
    }
    const kept = new Map<string, number>()
    record?.passages.forEach((passage, i) => kept.set(textOf(passage), record.scores[i] as number))
    return kept
  }

  async append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    const key = scorerKey(scorer)
    await this.#write(async (transaction) => {
      const [before, held] = await Promise.all([transaction.objectStore('scores').get([key, query]), transaction.objectStore('scorers').get(key)])
      const after = merged(before, passages, scores)
      const count = { queries: (held?.queries ?? 0) + (before ? 0 : 1), pairs: (held?.pairs ?? 0) + after.scores.length - (before?.scores.length ?? 0) }
      await Promise.all([transaction.objectStore('scores').put(after, [key, query]), transaction.objectStore('scorers').put({ scorer, ...count, usedAt: Date.now() }, key)])
      this.#room -= bytesOf(count) - bytesOf(held ?? { queries: 0, pairs: 0 })
      return this.#room < 0 ? this.#shrink(transaction, key) : null
    })
    const news: LedgerNews = { kind: 'added', scorer: key, query }
    this.#tabs.postMessage(news)
    this.#tell(news)
  }

  async holdings(): Promise<Holdings> {
    return holdingsIn((await this.#open()).transaction(STORES))
  }

  async setLimit(bytes: number): Promise<void> {
    await this.#write(async (transaction) => {
      await transaction.objectStore('settings').put(bytes, 'limit')
      return this.#shrink(transaction, null)
    })
  }

  /** Page by page, each in a transaction of its own: one that waits for its reader would end. */
  async *records(): AsyncGenerator<KeptRecord> {
    const database = await this.#open()
    const recipes = new Map<string, Scorer | null>()
    let range: IDBKeyRange | null = null
    for (;;) {
      const transaction = database.transaction(['scores', 'scorers'])
      const store = transaction.objectStore('scores')
      const [keys, records] = await Promise.all([store.getAllKeys(range, PAGE), store.getAll(range, PAGE)])
      for (const [key] of keys) if (!recipes.has(key)) recipes.set(key, (await transaction.objectStore('scorers').get(key))?.scorer ?? null)
      for (const [at, { passages, scores }] of records.entries()) {
        const [key, query] = keys[at] as [string, string]
        yield { key, scorer: recipes.get(key) ?? null, query, passages: Array.from(passages, textOf), scores }
      }
      if (keys.length < PAGE) return
      range = IDBKeyRange.lowerBound(keys.at(-1), true)
    }
  }

  async clear(scorer?: string): Promise<void> {
    await this.#write(async (transaction) => {
      if (scorer !== undefined) await forget(transaction, scorer)
      else await Promise.all([transaction.objectStore('scores').clear(), transaction.objectStore('scorers').clear()])
      return null
    })
  }

  listen(hear: (news: LedgerNews) => void): () => void {
    this.#listeners.add(hear)
    return () => void this.#listeners.delete(hear)
  }

  /** Does all of `work` or none of it, and tells what it gave when it is done. */
  async #write(work: (transaction: Write) => Promise<LedgerNews | null>): Promise<void> {
    // Relaxed: a crash of the browser loses nothing, a power cut perhaps the last batches, which are then scored again.
    const transaction: Write = (await this.#open()).transaction(STORES, 'readwrite', { durability: 'relaxed' })
    try {
      const [news] = await Promise.all([orAbort(work(transaction), transaction), transaction.done])
      if (news) this.#tell(news)
    } catch (error) {
      // A full disk ends the transaction, and each of its requests says no more than that it was ended.
      throw transaction.error ?? error
    }
  }

  async #shrink(transaction: Write, writing: string | null): Promise<LedgerNews | null> {
    const { room, news } = await shrink(transaction, writing)
    this.#room = Math.min(room, LONGEST_LOOK)
    return news
  }

  /** Notes a use, and what the scorer is where that is not known. */
  async #used(key: string, scorer: Scorer): Promise<void> {
    const transaction = (await this.#open()).transaction('scorers', 'readwrite', { durability: 'relaxed' })
    const held = await transaction.store.get(key)
    await Promise.all([held && transaction.store.put({ ...held, scorer, usedAt: Date.now() }, key), transaction.done])
  }

  #tell(news: LedgerNews): void {
    for (const hear of this.#listeners) hear(news)
  }

  /** An attempt that failed is dropped, so that the next is a try; so is a database that is gone. */
  async #open(): Promise<Database> {
    this.#opening ??= openScores(this.#name, (database) => {
      database?.close()
      this.#opening = null
    })
    try {
      return await this.#opening
    } catch (error) {
      this.#opening = null
      throw error
    }
  }
}
