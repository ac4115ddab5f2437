/** Embeddings by text row, up to a budget; the vectors that were made first are forgotten first. */

/** 512 MB of float32. */
const FLOATS_KEPT = 1 << 27

export class VectorCache {
  #vectors = new Map<number, Float32Array>()
  #floats = 0
  #limit: number

  constructor(limit = FLOATS_KEPT) {
    this.#limit = limit
  }

  has(row: number): boolean {
    return this.#vectors.has(row)
  }

  /** Throws RangeError where the row has no vector (any more). */
  get(row: number): Float32Array {
    const vector = this.#vectors.get(row)
    if (vector === undefined) throw new RangeError(`Text ${row} has no embedding`)
    return vector
  }

  set(row: number, vector: Float32Array): void {
    this.#vectors.set(row, vector)
    this.#floats += vector.length
    for (const [oldest, { length }] of this.#vectors) {
      if (this.#floats <= this.#limit || oldest === row) break
      this.#vectors.delete(oldest)
      this.#floats -= length
    }
  }
}
