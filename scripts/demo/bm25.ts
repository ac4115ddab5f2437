/** The app's BM25 over words of two characters and more, as bm25s finds them: the demo's first stage, and what the reference runs are made of. */
import { Bm25, type Bm25Weights } from '../../src/retrieval/bm25.ts'
import { IndexBuilder } from '../../src/retrieval/inverted-index.ts'
import { passageBm25 } from '../../src/retrieval/settings.ts'
import { termsOf } from './terms.ts'

export interface Hit {
  /** Row of the indexed texts. */
  readonly row: number
  readonly score: number
}

/** Terms as a text whose words they are. */
const encoded = (text: string) => Buffer.from(termsOf(text).join(' '))

export class Bm25Index {
  readonly #bm25: Bm25
  #texts = 0

  constructor(texts: Iterable<string>, weights: Bm25Weights = passageBm25) {
    const builder = new IndexBuilder({ stopWords: false, stems: false })
    for (const text of texts) {
      builder.add(encoded(text))
      this.#texts++
    }
    this.#bm25 = new Bm25(builder.finish(), weights)
  }

  /** Every text that shares a term with the query, best first. */
  search(query: string): Hit[] {
    const { row, score } = this.#bm25.search(encoded(query), this.#texts, (a, b) => a - b)
    return Array.from(row, (each, at) => ({ row: each, score: score[at] as number }))
  }
}
