/** Finds an id's row in a column of ids: by the column's own bytes, without a string an id. */
import { foretellByteOrder } from './byte-order.ts'
import { IdSlots } from './id-slots.ts'
import type { Allocate } from './memory.ts'
import { NumberedIds, numberIn } from './numbered-ids.ts'
import { hasBytes, TextTableBuilder, type TextTable } from './text-table.ts'

const encoder = new TextEncoder()
const bytesOf = (id: string | Uint8Array) => (typeof id === 'string' ? encoder.encode(id) : id)

/** Rows of a finished column by id; where an id stands twice, its first row. */
export class IdIndex {
  #slots: IdSlots

  constructor(table: TextTable) {
    this.#slots = new IdSlots(table.length, (row, bytes, start, end) => hasBytes(table, row, bytes, start, end))
    for (const { first, bytes, offsets } of table.segments) {
      for (let at = 0; at + 1 < offsets.length; at++) this.#slots.claim(bytes, offsets[at] as number, offsets[at + 1] as number, first + at)
    }
  }

  /** The row of `id`, or -1. */
  find(id: string | Uint8Array): number {
    const bytes = bytesOf(id)
    return this.#slots.find(bytes, 0, bytes.length)
  }
}

/** A column of distinct ids while it is being built. */
export class IdTableBuilder {
  #table: TextTableBuilder
  #last = -1
  #numbers = new NumberedIds()
  /** Numbers past the reach of those. */
  #beyond = 0
  #slots = new IdSlots(512, (row, bytes, start, end) => this.#table.hasBytes(row, bytes, start, end))

  /** @param allocate where the column will lie */
  constructor(allocate?: Allocate) {
    this.#table = new TextTableBuilder(undefined, allocate)
  }

  get length(): number {
    return this.#table.length
  }

  /** The row of `id`; it is appended where it is new. */
  add(id: string | Uint8Array): number {
    const bytes = bytesOf(id)
    return this.addSlice(bytes, 0, bytes.length)
  }

  /** The same for the id that is bytes[start .. end), which a view a line would be too dear for. */
  addSlice(bytes: Uint8Array, start: number, end: number): number {
    return this.#add(numberIn(bytes, start, end), bytes, start, end)
  }

  #add(number: number, bytes: Uint8Array, start: number, end: number): number {
    if (number >= 0) return this.#addNumber(number, bytes, start, end)
    // The lines of a query follow each other.
    if (this.#last >= 0 && this.#table.hasBytes(this.#last, bytes, start, end)) return this.#last
    this.#last = this.#claim(bytes, start, end)
    return this.#last
  }

  /** The same for many ids at once: `rows[i]` becomes the row of the id that is bytes[starts[i] .. ends[i]), whose number is numbers[i], as `numberIn` tells. */
  addSlices(bytes: Uint8Array, starts: Uint32Array, ends: Uint32Array, numbers: Int32Array, count: number, rows: Int32Array): void {
    let next = this.#table.length
    if (this.#numbers.claimMany(numbers, count, rows, next) < 0) {
      for (let at = 0; at < count; at++) rows[at] = this.#add(numbers[at] as number, bytes, starts[at] as number, ends[at] as number)
    } else {
      for (let at = 0; at < count; at++) if (rows[at] === next) next = 1 + this.#table.pushSlice(bytes, starts[at] as number, ends[at] as number)
    }
  }

  /** The row of `id`, or -1. */
  find(id: string | Uint8Array): number {
    const bytes = bytesOf(id)
    return this.findSlice(bytes, 0, bytes.length)
  }

  /** The row of the id that is bytes[start .. end), or -1. */
  findSlice(bytes: Uint8Array, start: number, end: number): number {
    const number = numberIn(bytes, start, end)
    return number >= 0 && number < this.#numbers.reach ? this.#numbers.find(number) : this.#slots.find(bytes, start, end)
  }

  #addNumber(number: number, bytes: Uint8Array, start: number, end: number): number {
    const isWithin = number < this.#numbers.reach
    const held = isWithin ? this.#numbers.find(number) : this.#slots.find(bytes, start, end)
    if (held >= 0) return held
    const row = this.#table.length
    if (this.#numbers.note(number)) this.#takeIn()
    if (number < this.#numbers.reach) {
      this.#table.pushSlice(bytes, start, end)
      this.#numbers.set(number, row)
      return row
    }
    this.#beyond++
    return this.#claim(bytes, start, end)
  }

  #claim(bytes: Uint8Array, start: number, end: number): number {
    const next = this.#table.length
    const row = this.#slots.claim(bytes, start, end, next)
    if (row === next) this.#table.pushSlice(bytes, start, end)
    return row
  }

  /** Numbers among the rows that are within the reach by now are found there from here on. */
  #takeIn(): void {
    if (this.#beyond === 0) return
    this.#beyond = 0
    for (let row = 0; row < this.length; row++) {
      const id = this.bytesAt(row)
      const number = numberIn(id, 0, id.length)
      if (number >= this.#numbers.reach) this.#beyond++
      else if (number >= 0) this.#numbers.set(number, row)
    }
  }

  /** The bytes of a row's id; a view that the next `add` may leave behind. */
  bytesAt(row: number): Uint8Array {
    return this.#table.bytesAt(row)
  }

  /** Appends a row's id to another column. */
  copyTo(column: TextTableBuilder, row: number): void {
    this.#table.copyTo(column, row)
  }

  finish(allocate?: Allocate): TextTable {
    const table = this.#table.finish(allocate)
    if (this.#numbers.count === table.length && this.#beyond === 0) foretellByteOrder(table, () => this.#numbers.rowsInByteOrder())
    return table
  }
}
