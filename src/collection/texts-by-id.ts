/** Ids with their texts while files are being read. The first text of an id stands; a file may also name an id whose text another file brings. */
import { Growable } from '../columns/growable.ts'
import { IdTableBuilder } from '../columns/id-index.ts'
import { TextTableBuilder } from '../columns/text-table.ts'

const NONE = 0xffffffff
const encoder = new TextEncoder()

export class TextsById {
  #ids = new IdTableBuilder()
  #texts = new TextTableBuilder()
  #textRow = new Growable(Uint32Array)
  /** How often a second, different text came for an id, and one such id. */
  conflicts = 0
  conflictSample: string | undefined

  get length(): number {
    return this.#ids.length
  }

  /** UTF-8 bytes of all texts. */
  bytes = 0

  /** How many ids have a text. */
  get withTexts(): number {
    return this.#texts.length
  }

  /** The id's row; it is appended where it is new. */
  add(id: string | Uint8Array, text: string | Uint8Array | undefined): number {
    const row = this.#ids.add(id)
    if (row === this.#textRow.length) this.#textRow.push(NONE)
    if (text === undefined) return row
    const bytes = typeof text === 'string' ? encoder.encode(text) : text
    const held = this.#textRow.at(row)
    if (held === NONE) this.#keep(row, bytes)
    else if (!this.#texts.hasBytes(held, bytes)) {
      this.conflicts++
      this.conflictSample ??= typeof id === 'string' ? id : new TextDecoder().decode(id)
    }
    return row
  }

  /** Takes the texts that are missing here and there are known. */
  completeFrom(other: TextsById): void {
    for (let row = 0; row < this.length; row++) {
      if (this.#textRow.at(row) !== NONE) continue
      const there = other.find(this.idAt(row))
      const text = there < 0 ? undefined : other.textAt(there)
      if (text !== undefined) this.#keep(row, text)
    }
  }

  /** The id's row, or -1. */
  find(id: string | Uint8Array): number {
    return this.#ids.find(id)
  }

  /** A view that the next `add` may leave behind. */
  idAt(row: number): Uint8Array {
    return this.#ids.bytesAt(row)
  }

  /** A view that the next `add` may leave behind; undefined where no file brought the text. */
  textAt(row: number): Uint8Array | undefined {
    const held = this.#textRow.at(row)
    return held === NONE ? undefined : this.#texts.bytesAt(held)
  }

  #keep(row: number, text: Uint8Array): void {
    this.#textRow.set(row, this.#texts.push(text))
    this.bytes += text.length
  }
}
