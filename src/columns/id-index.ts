/** Finds an id's row in a column of ids: an open-addressing table over the column's bytes, without a string an id. */
import { murmur3 } from './hash.ts'
import { bytesAt, compareBytes, TextTableBuilder, type TextTable } from './text-table.ts'
import type { Allocate } from './memory.ts'

const EMPTY = 0xffffffff
const encoder = new TextEncoder()
const bytesOf = (id: string | Uint8Array) => (typeof id === 'string' ? encoder.encode(id) : id)

class Slots {
  #rows: Uint32Array
  #bytesAt: (row: number) => Uint8Array
  #count = 0

  constructor(capacity: number, rowBytes: (row: number) => Uint8Array) {
    this.#rows = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)))).fill(EMPTY)
    this.#bytesAt = rowBytes
  }

  find(id: Uint8Array): number {
    const row = this.#rows[this.#slot(id)] as number
    return row === EMPTY ? -1 : row
  }

  /** Keeps `row` under `id`, unless that id has a row already; returns the row it has. */
  claim(id: Uint8Array, row: number): number {
    const slot = this.#slot(id)
    const held = this.#rows[slot] as number
    if (held !== EMPTY) return held
    this.#rows[slot] = row
    this.#count++
    if (this.#count * 2 > this.#rows.length) this.#grow()
    return row
  }

  #slot(id: Uint8Array): number {
    const mask = this.#rows.length - 1
    let slot = murmur3(id, 1) & mask
    for (;;) {
      const row = this.#rows[slot] as number
      if (row === EMPTY || compareBytes(this.#bytesAt(row), id) === 0) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const held = this.#rows
    this.#rows = new Uint32Array(held.length * 2).fill(EMPTY)
    for (const row of held) if (row !== EMPTY) this.#rows[this.#slot(this.#bytesAt(row))] = row
  }
}

/** Rows of a finished column by id; where an id stands twice, its first row. */
export class IdIndex {
  #slots: Slots

  constructor(table: TextTable) {
    this.#slots = new Slots(table.length, (row) => bytesAt(table, row))
    for (let row = 0; row < table.length; row++) this.#slots.claim(bytesAt(table, row), row)
  }

  /** The row of `id`, or -1. */
  find(id: string | Uint8Array): number {
    return this.#slots.find(bytesOf(id))
  }
}

/** A column of distinct ids while it is being built. */
export class IdTableBuilder {
  #table = new TextTableBuilder()
  #slots = new Slots(512, (row) => this.#table.bytesAt(row))

  get length(): number {
    return this.#table.length
  }

  /** The row of `id`; it is appended where it is new. */
  add(id: string | Uint8Array): number {
    const bytes = bytesOf(id)
    const held = this.#slots.find(bytes)
    if (held >= 0) return held
    const row = this.#table.push(bytes)
    this.#slots.claim(bytes, row)
    return row
  }

  /** The row of `id`, or -1. */
  find(id: string | Uint8Array): number {
    return this.#slots.find(bytesOf(id))
  }

  /** The bytes of a row's id; a view that the next `add` may leave behind. */
  bytesAt(row: number): Uint8Array {
    return this.#table.bytesAt(row)
  }

  finish(allocate?: Allocate): TextTable {
    return this.#table.finish(allocate)
  }
}
