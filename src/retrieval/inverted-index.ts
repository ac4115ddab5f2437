/**
 * Which passages hold a term, and how often: one run of postings a term, passages ascending, all in a few flat arrays. A
 * string is made once for each distinct word of the corpus, not for each that is read.
 */
import { Growable } from '../columns/growable.ts'
import { IdTableBuilder } from '../columns/id-index.ts'
import { decodeBytes } from '../columns/text-table.ts'
import { termOf, type Analysis } from './analysis.ts'
import { forEachWord } from './words.ts'

export interface InvertedIndex {
  readonly analysis: Analysis
  /** A term's row, or -1. */
  readonly terms: { find(term: string | Uint8Array): number }
  /** Uint32, terms + 1: the postings of term t are rows offsets[t] .. offsets[t + 1]. */
  readonly offsets: Uint32Array
  /** Uint32, one a posting. */
  readonly passage: Uint32Array
  /** Uint32, one a posting: how often the passage holds the term. */
  readonly frequency: Uint32Array
  /** Uint32, one a passage: its terms, repeats counted. */
  readonly lengths: Uint32Array
}

const STOP_WORD = 0xffffffff

export class IndexBuilder {
  readonly #analysis: Analysis
  readonly #words = new IdTableBuilder()
  /** By word. */
  readonly #termOf = new Growable(Uint32Array)
  readonly #terms = new IdTableBuilder()
  // Postings passage by passage, as they come; `finish` turns them round.
  readonly #ends = new Growable(Uint32Array)
  readonly #term = new Growable(Uint32Array, 1 << 16)
  readonly #frequency = new Growable(Uint32Array, 1 << 16)
  readonly #lengths = new Growable(Uint32Array)
  /** By term: its posting of the passage that is being added, if it has one there. */
  readonly #place = new Growable(Uint32Array)

  constructor(analysis: Analysis) {
    this.#analysis = analysis
  }

  /** How many distinct terms there are so far. */
  get terms(): number {
    return this.#terms.length
  }

  /** Adds the next passage. @param text UTF-8 */
  add(text: Uint8Array): void {
    const first = this.#term.length
    let length = 0
    forEachWord(text, (start, end) => {
      const term = this.#termAt(text, start, end)
      if (term === STOP_WORD) return
      length++
      const place = this.#place.at(term)
      if (place >= first && place < this.#term.length && this.#term.at(place) === term) {
        this.#frequency.set(place, this.#frequency.at(place) + 1)
        return
      }
      this.#place.set(term, this.#term.push(term))
      this.#frequency.push(1)
    })
    this.#ends.push(this.#term.length)
    this.#lengths.push(length)
  }

  /** Nothing is added after it. */
  finish(): InvertedIndex {
    const [term, counts] = [this.#term.view(), this.#frequency.view()]
    const offsets = new Uint32Array(this.#terms.length + 1)
    for (const each of term) offsets[each + 1] = (offsets[each + 1] as number) + 1
    for (let row = 0; row < this.#terms.length; row++) offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number)
    const next = offsets.slice()
    const [passage, frequency] = [new Uint32Array(term.length), new Uint32Array(term.length)]
    let posting = 0
    for (const [row, end] of this.#ends.view().entries()) {
      for (; posting < end; posting++) {
        const at = next[term[posting] as number] as number
        passage[at] = row
        frequency[at] = counts[posting] as number
        next[term[posting] as number] = at + 1
      }
    }
    return { analysis: this.#analysis, terms: this.#terms, offsets, passage, frequency, lengths: this.#lengths.finish() }
  }

  #termAt(text: Uint8Array, start: number, end: number): number {
    const word = this.#words.add(text.subarray(start, end))
    if (word < this.#termOf.length) return this.#termOf.at(word)
    const term = termOf(decodeBytes(text.subarray(start, end)), this.#analysis)
    const row = term === undefined ? STOP_WORD : this.#terms.add(term)
    if (row === this.#place.length) this.#place.push(0)
    this.#termOf.push(row)
    return row
  }
}

/** The rows of a query's terms in the index, repeats kept; terms that no passage holds are left out. @param query UTF-8 */
export function queryTerms({ analysis, terms }: InvertedIndex, query: Uint8Array): number[] {
  const rows: number[] = []
  forEachWord(query, (start, end) => {
    const term = termOf(decodeBytes(query.subarray(start, end)), analysis)
    const row = term === undefined ? -1 : terms.find(term)
    if (row >= 0) rows.push(row)
  })
  return rows
}
