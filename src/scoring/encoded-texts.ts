/** A collection's texts in one model's tokens, kept from job to job: another depth, dtype or device tokenizes nothing again. */
import type { PairTexts } from './pair-scorer.ts'
import { TokenColumn } from './token-column.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'

interface Prompted {
  readonly prompt: string
  readonly column: TokenColumn
}

export class EncodedTexts {
  readonly #tokenizer: ModelTokenizer
  readonly #texts: PairTexts
  #queries: Prompted | null = null
  #passages: Prompted | null = null

  constructor(tokenizer: ModelTokenizer, texts: PairTexts) {
    this.#tokenizer = tokenizer
    this.#texts = texts
  }

  /** The queries' tokens, with a prompt before each. What had another prompt is forgotten. */
  queries(prompt = ''): TokenColumn {
    if (this.#queries?.prompt !== prompt) this.#queries = { prompt, column: this.#column(prompt, (row) => this.#texts.query(row)) }
    return this.#queries.column
  }

  /** The passages' tokens, with a prompt before each. What had another prompt is forgotten. */
  passages(prompt = ''): TokenColumn {
    if (this.#passages?.prompt !== prompt) this.#passages = { prompt, column: this.#column(prompt, (row) => this.#texts.passage(row)) }
    return this.#passages.column
  }

  #column(prompt: string, textOf: (row: number) => string): TokenColumn {
    return new TokenColumn((row) => this.#tokenizer.ids(prompt + textOf(row)))
  }
}
