/** The truncation meter: over many pairs, how long they are and how much of their passages a model reads. */
import type { Reading } from './reading.ts'

export interface Truncation {
  /** Pairs that were counted. */
  readonly pairs: number
  /** Pairs whose passage is not read whole. */
  readonly cut: number
  /** Tokens that a pair would take at any length (a bi-encoder's passage), special ones included: the lower median, and the most. */
  readonly median: number
  readonly longest: number
  /** Tokens of all passages, and those of them that are read: once a pair, also where windows share some. */
  readonly passageTokens: number
  readonly readTokens: number
  /** Pairs in more than one window, and the rows that all pairs are run as. */
  readonly windowed: number
  readonly rows: number
}

export class TruncationMeter {
  /** Pairs by their tokens. */
  readonly #lengths = new Map<number, number>()
  #pairs = 0
  #cut = 0
  #passageTokens = 0
  #readTokens = 0
  #windowed = 0
  #rows = 0

  add({ tokens, passage, read, windows }: Reading): void {
    this.#pairs++
    this.#lengths.set(tokens, (this.#lengths.get(tokens) ?? 0) + 1)
    this.#passageTokens += passage
    this.#readTokens += read
    this.#rows += windows
    if (read < passage) this.#cut++
    if (windows > 1) this.#windowed++
  }

  get total(): Truncation {
    const lengths = [...this.#lengths].toSorted(([a], [b]) => a - b)
    let left = this.#pairs / 2
    const [median = 0] = lengths.find(([, pairs]) => (left -= pairs) <= 0) ?? []
    return {
      pairs: this.#pairs,
      cut: this.#cut,
      median,
      longest: lengths.at(-1)?.[0] ?? 0,
      passageTokens: this.#passageTokens,
      readTokens: this.#readTokens,
      windowed: this.#windowed,
      rows: this.#rows,
    }
  }
}
