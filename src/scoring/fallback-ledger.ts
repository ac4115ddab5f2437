import type { Holdings, KeptRecord, LedgerNews, ScoreStore } from './score-store.ts'
import { reasonOf } from './failure.ts'
import type { Scorer } from '../systems/system.ts'

/**
 * A ledger over two: what the first cannot keep (a full disk, a browser that refuses storage), the second does, so that
 * no job ends for it. Whoever listens is told once.
 */
export class FallbackLedger implements ScoreStore {
  readonly #disk: ScoreStore
  readonly #memory: ScoreStore
  readonly #listeners = new Set<(news: LedgerNews) => void>()
  #isTold = false

  /** @param memory must not fail */
  constructor(disk: ScoreStore, memory: ScoreStore) {
    this.#disk = disk
    this.#memory = memory
  }

  async read(scorer: Scorer, query: string): Promise<Map<string, number>> {
    const kept = await this.#tried(() => this.#disk.read(scorer, query), new Map<string, number>())
    for (const [passage, score] of await this.#memory.read(scorer, query)) kept.set(passage, score)
    return kept
  }

  async append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    const isKept = await this.#tried(async () => {
      await this.#disk.append(scorer, query, passages, scores)
      return true
    }, false)
    if (!isKept) await this.#memory.append(scorer, query, passages, scores)
  }

  async holdings(): Promise<Holdings> {
    const inMemory = await this.#memory.holdings()
    const { limit, scorers } = await this.#tried(() => this.#disk.holdings(), { limit: inMemory.limit, scorers: [] })
    return { limit, scorers: [...inMemory.scorers, ...scorers] }
  }

  async setLimit(bytes: number): Promise<void> {
    await this.#tried(() => this.#disk.setLimit(bytes), undefined)
    await this.#memory.setLimit(bytes)
  }

  async *records(): AsyncGenerator<KeptRecord> {
    yield* this.#memory.records()
    try {
      yield* this.#disk.records()
    } catch (error) {
      this.#tell(error)
    }
  }

  /** Then what lies in memory gets the room. Throws where the disk, though it can be read, does not forget. */
  async clear(scorer?: string): Promise<void> {
    await this.#memory.clear(scorer)
    try {
      await this.#disk.clear(scorer)
    } catch (error) {
      if (await this.#isReadable()) throw error
    }
    this.#isTold = false
    await this.#tried(() => this.#moveToDisk(), undefined)
  }

  listen(hear: (news: LedgerNews) => void): () => void {
    const stops = [this.#disk.listen(hear), this.#memory.listen(hear)]
    this.#listeners.add(hear)
    return () => {
      this.#listeners.delete(hear)
      for (const stop of stops) stop()
    }
  }

  async #moveToDisk(): Promise<void> {
    for await (const { scorer, query, passages, scores } of this.#memory.records()) {
      if (scorer) await this.#disk.append(scorer, query, passages, scores)
    }
    await this.#memory.clear()
  }

  async #isReadable(): Promise<boolean> {
    try {
      await this.#disk.holdings()
      return true
    } catch {
      return false
    }
  }

  /** What `attempt` gives, else `otherwise` and a word to whoever listens. */
  async #tried<T>(attempt: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await attempt()
    } catch (error) {
      this.#tell(error)
      return otherwise
    }
  }

  #tell(error: unknown): void {
    if (this.#isTold) return
    this.#isTold = true
    const isFull = error instanceof Error && error.name === 'QuotaExceededError'
    const news: LedgerNews = { kind: 'not-kept', reason: isFull ? 'the browser gives this site no more room' : reasonOf(error) }
    for (const hear of this.#listeners) hear(news)
  }
}
