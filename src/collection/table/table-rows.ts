/**
 * Cuts a delimited file into rows. A row is a line, or several where a quoted field holds line feeds. A quote that was
 * lost or added would swallow what follows: where the lines together do not make a row with as many fields as the header
 * has, the first of them is given alone and the others are looked at anew. So damage costs the row it lies in.
 */
import { decodeBytes } from '../../columns/text-table.ts'
import { Pieces, type Framer, type OnFrame } from '../framing/framer.ts'
import { Lines } from '../framing/lines.ts'
import { fieldsOf, quotesAfter } from './quotes.ts'

const [QUOTE, LF] = [0x22, Uint8Array.of(0x0a)]
/** A quoted field that has not ended by then was never meant to be one. */
const LONGEST_ROW = 1 << 22

interface Line {
  readonly bytes: Uint8Array
  readonly number: number
}

export class TableRows implements Framer {
  #lines = new Lines(({ view }, number) => this.#take(view, number))
  #onRow: OnFrame
  #delimiter: string
  #fields: number
  #longest: number
  /** Lines of a row whose quoted field is open. */
  #held: Line[] = []
  #heldBytes = 0

  /** @param fields how many a row has */
  constructor(delimiter: string, fields: number, onRow: OnFrame, longest = LONGEST_ROW) {
    this.#delimiter = delimiter
    this.#fields = fields
    this.#onRow = onRow
    this.#longest = longest
  }

  push(chunk: Uint8Array): void {
    this.#lines.push(chunk)
  }

  end(): undefined {
    this.#lines.end()
    while (this.#held.length > 0) this.#giveFirst()
    return undefined
  }

  #take(bytes: Uint8Array, number: number): void {
    const fresh = this.#held.length === 0
    if (fresh && !bytes.includes(QUOTE)) return this.#onRow(bytes, number)
    const quotes = quotesAfter(bytes, this.#delimiter.charCodeAt(0), !fresh)
    if (fresh && quotes !== 'open') return this.#onRow(bytes, number)
    this.#held.push({ bytes: bytes.slice(), number })
    this.#heldBytes += bytes.length
    if (quotes === 'open' && this.#heldBytes <= this.#longest) return
    if (quotes !== 'closed' || !this.#giveAll()) this.#giveFirst()
  }

  /** Gives the held lines as one row, if they are one. */
  #giveAll(): boolean {
    const pieces = new Pieces()
    for (const [at, { bytes }] of this.#held.entries()) {
      if (at > 0) pieces.add(LF)
      pieces.add(bytes)
    }
    const row = pieces.join(new Uint8Array(0))
    if (fieldsOf(decodeBytes(row), this.#delimiter).length !== this.#fields) return false
    const number = this.#held[0]?.number ?? 0
    this.#forget()
    this.#onRow(row, number)
    return true
  }

  #giveFirst(): void {
    const [first, ...others] = this.#held
    this.#forget()
    if (first !== undefined) this.#onRow(first.bytes, first.number)
    for (const { bytes, number } of others) this.#take(bytes, number)
  }

  #forget(): void {
    this.#held = []
    this.#heldBytes = 0
  }
}
