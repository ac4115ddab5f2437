import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'
import { bytesOf, DEFAULT_LIMIT, surplus, type Holdings, type KeptRecord, type KeptScorer, type LedgerNews, type ScoreStore } from './score-store.ts'

interface Kept {
  readonly scorer: Scorer
  readonly queries: Map<string, Map<string, number>>
  pairs: number
  usedAt: number
}

/** A score ledger that lasts as long as its owner: for tests, benchmarks, and browsers that refuse storage. */
export class MemoryLedger implements ScoreStore {
  #scorers = new Map<string, Kept>()
  #listeners = new Set<(news: LedgerNews) => void>()
  #limit = DEFAULT_LIMIT

  async read(scorer: Scorer, query: string): Promise<Map<string, number>> {
    const held = this.#scorers.get(scorerKey(scorer))
    if (held) held.usedAt = Date.now()
    return new Map(held?.queries.get(query))
  }

  async append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    const key = scorerKey(scorer)
    const held = this.#scorers.get(key) ?? { scorer, queries: new Map<string, Map<string, number>>(), pairs: 0, usedAt: 0 }
    held.usedAt = Date.now()
    this.#scorers.set(key, held)
    const kept = held.queries.get(query) ?? new Map<string, number>()
    held.queries.set(query, kept)
    held.pairs -= kept.size
    passages.forEach((passage, i) => kept.set(passage, scores[i] as number))
    held.pairs += kept.size
    this.#tell({ kind: 'added', scorer: key, query })
    this.#shrink(key)
  }

  async holdings(): Promise<Holdings> {
    return { limit: this.#limit, scorers: this.#kept().sort((a, b) => b.usedAt - a.usedAt) }
  }

  async setLimit(bytes: number): Promise<void> {
    this.#limit = bytes
    this.#shrink(null)
  }

  async *records(): AsyncGenerator<KeptRecord> {
    for (const [key, { scorer, queries }] of this.#scorers) {
      for (const [query, kept] of queries) yield { key, scorer, query, passages: [...kept.keys()], scores: Float32Array.from(kept.values()) }
    }
  }

  async clear(scorer?: string): Promise<void> {
    if (scorer === undefined) this.#scorers.clear()
    else this.#scorers.delete(scorer)
  }

  listen(hear: (news: LedgerNews) => void): () => void {
    this.#listeners.add(hear)
    return () => void this.#listeners.delete(hear)
  }

  #kept(): KeptScorer[] {
    return [...this.#scorers].map(([key, { scorer, queries, pairs, usedAt }]) => {
      const size = { queries: queries.size, pairs }
      return { key, scorer, ...size, bytes: bytesOf(size), usedAt, place: 'memory' }
    })
  }

  #shrink(writing: string | null): void {
    const scorers = surplus(this.#kept(), this.#limit, writing)
    for (const { key } of scorers) this.#scorers.delete(key)
    if (scorers.length > 0) this.#tell({ kind: 'forgotten', scorers, limit: this.#limit })
  }

  #tell(news: LedgerNews): void {
    for (const hear of this.#listeners) hear(news)
  }
}
