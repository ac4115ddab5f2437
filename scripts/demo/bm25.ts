/**
 * BM25 as Lucene has computed it since version 8, over an inverted index in memory.
 *
 *   score(q, d) = Σ over the query's terms of idf(t) · tf / (tf + k1 · (1 − b + b · |d| / avg|d|))
 *   idf(t)      = ln(1 + (N − df + ½) / (df + ½))
 *
 * N is the number of texts, df of those that hold the term, tf the term's count in the text, |d| the text's terms. A term
 * that stands twice in the query counts twice. Lucene stores |d| in one byte, rounded; here it is exact.
 */
import { termsOf } from './terms.ts'

export interface Bm25Settings {
  /** How slowly a repeated term saturates. */
  readonly k1: number
  /** How much a long text is held back: 0 not at all, 1 in proportion to its length. */
  readonly b: number
}

/** Anserini's settings for passages. */
export const PASSAGE_SETTINGS: Bm25Settings = { k1: 0.9, b: 0.4 }

export interface Hit {
  /** Row of the indexed texts. */
  readonly row: number
  readonly score: number
}

interface Posting {
  readonly row: number
  readonly count: number
}

export class Bm25Index {
  #postings = new Map<string, Posting[]>()
  #lengths: number[] = []
  #meanLength: number
  #settings: Bm25Settings

  constructor(texts: Iterable<string>, settings: Bm25Settings = PASSAGE_SETTINGS) {
    this.#settings = settings
    for (const text of texts) this.#add(termsOf(text))
    this.#meanLength = this.#lengths.reduce((sum, length) => sum + length, 0) / this.#lengths.length
  }

  /** Every text that shares a term with the query, in the rows' order; sorting is the caller's, since tie rules differ. */
  search(query: string): Hit[] {
    const scores = new Map<number, number>()
    for (const term of termsOf(query)) {
      const postings = this.#postings.get(term) ?? []
      const idf = this.#inverseDocumentFrequency(postings.length)
      for (const { row, count } of postings) {
        scores.set(row, (scores.get(row) ?? 0) + (idf * count) / (count + this.#lengthPenalty(row)))
      }
    }
    return [...scores].map(([row, score]) => ({ row, score })).sort((a, b) => a.row - b.row)
  }

  #add(terms: readonly string[]): void {
    const row = this.#lengths.push(terms.length) - 1
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const postings = this.#postings.get(term)
      if (postings === undefined) this.#postings.set(term, [{ row, count }])
      else postings.push({ row, count })
    }
  }

  #inverseDocumentFrequency(documentFrequency: number): number {
    return Math.log(1 + (this.#lengths.length - documentFrequency + 0.5) / (documentFrequency + 0.5))
  }

  #lengthPenalty(row: number): number {
    const { k1, b } = this.#settings
    return k1 * (1 - b + (b * (this.#lengths[row] ?? 0)) / this.#meanLength)
  }
}
