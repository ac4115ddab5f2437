/**
 * BM25 as Lucene has computed it since version 8:
 *
 *   score(q, d) = Σ over the query's terms of idf(t) · tf / (tf + k1 · (1 − b + b · |d| / avg|d|))
 *   idf(t)      = ln(1 + (N − df + ½) / (df + ½))
 *
 * N is the number of passages that hold any term, df of those that hold t, tf the term's count in the passage, |d| the passage's
 * terms. A term that stands twice in the query counts twice. Lucene keeps |d| in one byte, rounded down from 40 on, and sums in
 * float32; here lengths and sums are exact, as in bm25s.
 */
import { queryTerms, type InvertedIndex } from './inverted-index.ts'
import { topK, type Hits } from './top-k.ts'

export interface Bm25Weights {
  /** How slowly a repeated term saturates; 0 or more. */
  readonly k1: number
  /** How much a long passage is held back: 0 not at all, 1 in proportion to its length. */
  readonly b: number
}

export class Bm25 {
  readonly #index: InvertedIndex
  /** Float64, one a passage: what tf is weighed against. */
  readonly #penalty: Float64Array
  readonly #passages: number
  // Work space: scores by passage, zero between searches, and the passages that have one.
  readonly #score: Float64Array
  readonly #found: Uint32Array

  constructor(index: InvertedIndex, { k1, b }: Bm25Weights) {
    const { lengths } = index
    let [terms, passages] = [0, 0]
    for (const length of lengths) {
      terms += length
      if (length > 0) passages++
    }
    this.#index = index
    this.#passages = passages
    this.#penalty = Float64Array.from(lengths, (length) => k1 * (1 - b + (b * length * passages) / terms))
    this.#score = new Float64Array(lengths.length)
    this.#found = new Uint32Array(lengths.length)
  }

  /** The passages that share a term with the query, best first, `depth` at most. @param query UTF-8; @param tie see topK */
  search(query: Uint8Array, depth: number, tie: (a: number, b: number) => number): Hits {
    const { offsets, passage, frequency } = this.#index
    const [score, penalty, found] = [this.#score, this.#penalty, this.#found]
    let count = 0
    for (const term of queryTerms(this.#index, query)) {
      const [start, end] = [offsets[term] as number, offsets[term + 1] as number]
      const idf = Math.log(1 + (this.#passages - (end - start) + 0.5) / (end - start + 0.5))
      for (let at = start; at < end; at++) {
        const row = passage[at] as number
        const tf = frequency[at] as number
        if (score[row] === 0) found[count++] = row
        score[row] = (score[row] as number) + (idf * tf) / (tf + (penalty[row] as number))
      }
    }
    const rows = found.subarray(0, count)
    const hits = topK(rows, score, depth, tie)
    for (const row of rows) score[row] = 0
    return hits
  }
}
