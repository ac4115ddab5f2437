/** Search by comparing a query's vector with every passage's: slow beside an index, and exact. */
import { topK, type Hits } from './top-k.ts'

export class ExactSearch {
  readonly #vectors: Float32Array
  readonly #width: number
  readonly #rows: Uint32Array
  readonly #score: Float32Array

  /** @param vectors row-major [passages, width]; rows that hold NaN are never found */
  constructor(vectors: Float32Array, width: number) {
    this.#vectors = vectors
    this.#width = width
    const passages = width === 0 ? 0 : vectors.length / width
    this.#score = new Float32Array(passages)
    this.#rows = Uint32Array.from({ length: passages }, (_, row) => row).filter((row) => !Number.isNaN(vectors[row * width]))
  }

  /** The passages whose vectors have the greatest dot products with the query's (cosines, where they are of length 1), best first. @param tie see topK */
  search(query: Float32Array, depth: number, tie: (a: number, b: number) => number): Hits {
    for (const row of this.#rows) this.#score[row] = this.#dot(row, query)
    return topK(this.#rows, this.#score, depth, tie)
  }

  #dot(row: number, query: Float32Array): number {
    const [vectors, first] = [this.#vectors, row * this.#width]
    let sum = 0
    for (let at = 0; at < query.length; at++) sum += (vectors[first + at] as number) * (query[at] as number)
    return sum
  }
}
