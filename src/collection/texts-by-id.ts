/** Ids with their texts while files are being read. The first text of an id stands; a file may also name an id whose text another file brings. */
import { Growable } from '../columns/growable.ts'
import { IdTableBuilder } from '../columns/id-index.ts'
import type { Allocate } from '../columns/memory.ts'
import { blankTextTable, TextTableBuilder, type TextTable } from '../columns/text-table.ts'

const NONE = 0xffffffff
const encoder = new TextEncoder()

export class TextsById {
  #ids: IdTableBuilder
  #texts: TextTableBuilder
  /** Of the ids that have a text, and those before them; a run has none, and then this stays empty. */
  #textRow = new Growable(Uint32Array)
  /** How often a second, different text came for an id, and one such id. */
  conflicts = 0
  conflictSample: string | undefined
  /** UTF-8 bytes of all texts. */
  bytes = 0

  /** @param allocate where the columns will lie */
  constructor(allocate?: Allocate) {
    this.#ids = new IdTableBuilder(allocate)
    this.#texts = new TextTableBuilder(undefined, allocate)
  }

  get length(): number {
    return this.#ids.length
  }

  /** How many ids have a text. */
  get withTexts(): number {
    return this.#texts.length
  }

  /** The id's row; it is appended where it is new. */
  add(id: string | Uint8Array, text: string | Uint8Array | undefined): number {
    const row = this.#ids.add(id)
    if (text === undefined) return row
    const bytes = typeof text === 'string' ? encoder.encode(text) : text
    const held = this.#textRowOf(row)
    if (held === NONE) this.#keep(row, bytes)
    else if (!this.#texts.hasBytes(held, bytes)) {
      this.conflicts++
      this.conflictSample ??= typeof id === 'string' ? id : new TextDecoder().decode(id)
    }
    return row
  }

  /** The row of the id that is bytes[start .. end); it is appended, without a text, where it is new. */
  addSlice(bytes: Uint8Array, start: number, end: number): number {
    return this.#ids.addSlice(bytes, start, end)
  }

  /** The same for many ids: `rows[i]` becomes the row of the one that is bytes[starts[i] .. ends[i]), whose number is numbers[i] (`numberIn`). */
  addSlices(bytes: Uint8Array, starts: Uint32Array, ends: Uint32Array, numbers: Int32Array, count: number, rows: Int32Array): void {
    this.#ids.addSlices(bytes, starts, ends, numbers, count, rows)
  }

  /** Takes the texts that are missing here and there are known. */
  completeFrom(other: TextsById): void {
    if (other.withTexts === 0) return
    for (let row = 0; row < this.length; row++) {
      if (this.hasText(row)) continue
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

  hasText(row: number): boolean {
    return this.#textRowOf(row) !== NONE
  }

  /** A view that the next `add` may leave behind; undefined where no file brought the text. */
  textAt(row: number): Uint8Array | undefined {
    const held = this.#textRowOf(row)
    return held === NONE ? undefined : this.#texts.bytesAt(held)
  }

  /** The same, to be added to by others: what they bring does not count as a conflict of this file. It is not added to here any more. */
  handedOn(): TextsById {
    const next = new TextsById()
    next.#ids = this.#ids
    next.#texts = this.#texts
    next.#textRow = this.#textRow
    next.bytes = this.bytes
    return next
  }

  /** The ids and texts of all rows, or of some, ascending; the text of an id without one is empty. Nothing is added afterwards. */
  finish(rows: Uint32Array, allocate: Allocate): [ids: TextTable, texts: TextTable] {
    if (rows.length === this.length) return [this.#ids.finish(allocate), this.#areInOrder() ? this.#texts.finish(allocate) : this.#textsOf(rows, allocate)]
    const ids = new TextTableBuilder(undefined, allocate)
    for (const row of rows) this.#ids.copyTo(ids, row)
    return [ids.finish(allocate), this.#textsOf(rows, allocate)]
  }

  #textsOf(rows: Uint32Array, allocate: Allocate): TextTable {
    if (this.withTexts === 0) return blankTextTable(rows.length, allocate)
    const texts = new TextTableBuilder(undefined, allocate)
    for (const row of rows) {
      const held = this.#textRowOf(row)
      if (held === NONE) texts.pushSlice(nothing, 0, 0)
      else this.#texts.copyTo(texts, held)
    }
    return texts.finish(allocate)
  }

  /** Whether each id has its text in its own row. */
  #areInOrder(): boolean {
    return this.withTexts === this.length && this.#textRow.view().every((held, row) => held === row)
  }

  #textRowOf(row: number): number {
    return row < this.#textRow.length ? this.#textRow.at(row) : NONE
  }

  #keep(row: number, text: Uint8Array): void {
    while (this.#textRow.length <= row) this.#textRow.push(NONE)
    this.#textRow.set(row, this.#texts.push(text))
    this.bytes += text.length
  }
}

const nothing = new Uint8Array(0)
