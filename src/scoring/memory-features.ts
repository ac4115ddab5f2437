import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'
import { bytesOfFeatures, type FeatureStore, type KeptFeatures } from './features.ts'

interface Kept {
  readonly scorer: Scorer
  readonly queries: Map<string, Map<string, Float32Array>>
}

/** Features that last as long as their owner: for tests and benchmarks. */
export class MemoryFeatures implements FeatureStore {
  readonly #scorers = new Map<string, Kept>()

  async read(scorer: Scorer, query: string): Promise<Map<string, Float32Array>> {
    return new Map(this.#scorers.get(scorerKey(scorer))?.queries.get(query))
  }

  async has(scorer: Scorer, query: string): Promise<Set<string>> {
    return new Set((await this.read(scorer, query)).keys())
  }

  async append(scorer: Scorer, query: string, passages: readonly string[], features: Float32Array): Promise<void> {
    const width = features.length / passages.length
    const key = scorerKey(scorer)
    const held = this.#scorers.get(key) ?? { scorer, queries: new Map<string, Map<string, Float32Array>>() }
    this.#scorers.set(key, held)
    const kept = held.queries.get(query) ?? new Map<string, Float32Array>()
    held.queries.set(query, kept)
    passages.forEach((passage, row) => {
      if (!kept.has(passage)) kept.set(passage, features.slice(row * width, (row + 1) * width))
    })
  }

  async holdings(): Promise<readonly KeptFeatures[]> {
    return [...this.#scorers].map(([key, { scorer, queries }]) => {
      const vectors = [...queries.values()].flatMap((kept) => [...kept.values()])
      const width = vectors[0]?.length ?? 0
      return { key, scorer, width, pairs: vectors.length, bytes: bytesOfFeatures(vectors.length, width) }
    })
  }

  async clear(scorer?: string): Promise<void> {
    if (scorer === undefined) this.#scorers.clear()
    else this.#scorers.delete(scorer)
  }
}
