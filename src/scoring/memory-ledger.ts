import type { ScoreStore } from './ports.ts'

/** A score ledger that lasts as long as its owner: for tests, benchmarks, and browsers that refuse storage. */
export class MemoryLedger implements ScoreStore {
  #scorers = new Map<string, Map<string, Map<string, number>>>()

  async read(scorer: string, query: string): Promise<Map<string, number>> {
    return new Map(this.#scorers.get(scorer)?.get(query))
  }

  async append(scorer: string, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    const queries = this.#scorers.get(scorer) ?? new Map<string, Map<string, number>>()
    this.#scorers.set(scorer, queries)
    const kept = queries.get(query) ?? new Map<string, number>()
    queries.set(query, kept)
    passages.forEach((passage, i) => kept.set(passage, scores[i] as number))
  }

  async clear(scorer?: string): Promise<void> {
    if (scorer === undefined) this.#scorers.clear()
    else this.#scorers.delete(scorer)
  }
}
