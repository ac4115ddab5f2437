/** What somebody else scores of a job's pairs while the job waits for its turn: told as it comes. */
import type { Collection } from '../collection/collection.ts'
import { scorerKey } from '../systems/key.ts'
import type { JobEvents, JobRequest, JobStart } from './job.ts'
import type { JobLedger } from './job-ledger.ts'
import { keptScores, queryKey } from './kept-scores.ts'
import { PendingPairs, rowsOf } from './pending-pairs.ts'
import type { LedgerNews } from './score-store.ts'

export interface FollowingParts {
  readonly ledger: JobLedger
  readonly collection: Collection
  readonly queries: JobRequest['queries']
  /** As the job would start, if it had to. */
  readonly start: JobStart
  readonly events: JobEvents
}

export class Following {
  readonly #parts: FollowingParts
  readonly #missing: PendingPairs
  readonly #total: number
  #left: number
  /** Queries of which there may be more in the ledger than was told. */
  readonly #heard = new Set<number>()
  #reading: Promise<void> = Promise.resolve()
  #isReading = false
  #stopListening: (() => void) | null = null

  constructor(parts: FollowingParts) {
    this.#parts = parts
    this.#missing = new PendingPairs(parts.collection, parts.queries)
    this.#total = this.#left = this.#missing.size
  }

  /** Tells what is in the ledger, and then what is added to it. Calls `onComplete` where nothing is missing any more. */
  begin(onComplete: () => void): void {
    const { collection, ledger, start } = this.#parts
    const rows = new Map<string, number[]>()
    for (const query of this.#missing.queries) {
      const text = queryKey(collection, query)
      rows.set(text, [...(rows.get(text) ?? []), query])
    }
    const key = scorerKey(start.scorer)
    const hear = (news: LedgerNews) => {
      if (news.kind === 'added' && news.scorer === key) this.#read(rows.get(news.query) ?? [], onComplete)
    }
    this.#tellWait()
    this.#stopListening = ledger.listen(hear)
    this.#read(this.#missing.queries, onComplete)
  }

  /** After this nothing is told. Throws what kept the ledger from being read. */
  async end(): Promise<void> {
    this.#stopListening?.()
    this.#stopListening = null
    await this.#reading
  }

  #read(queries: readonly number[], onComplete: () => void): void {
    for (const query of queries) this.#heard.add(query)
    if (this.#isReading) return
    this.#isReading = true
    this.#reading = this.#catchUp(onComplete)
    this.#reading.catch(() => undefined) // awaited, and thrown, by `end`
  }

  /** A query that is heard of while it is read is read again. */
  async #catchUp(onComplete: () => void): Promise<void> {
    for (const query of this.#heard) {
      if (this.#stopListening === null) return
      this.#heard.delete(query)
      await this.#tell(query)
    }
    this.#isReading = false
    if (this.#left === 0) onComplete()
  }

  async #tell(query: number): Promise<void> {
    const { ledger, collection, start, events } = this.#parts
    const { pairs, scores } = await keptScores(ledger, start.scorer, collection, query, this.#missing.of(query))
    if (pairs.length === 0) return
    if (this.#left === this.#total) events.onStart?.(start)
    this.#missing.remove(query, pairs)
    this.#left -= pairs.length
    events.onScores?.({ query, pairs: rowsOf(pairs), scores, fromLedger: true })
    this.#tellWait()
  }

  #tellWait(): void {
    this.#parts.events.onWait?.({ pairsDone: this.#total - this.#left, pairsTotal: this.#total })
  }
}
