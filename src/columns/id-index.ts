/** Finds an id's row in a column of ids: an open-addressing table over the column's bytes, without a string an id. */
import { murmur3 } from './hash.ts'
import { bytesAt, hasBytes, TextTableBuilder, type TextTable } from './text-table.ts'
import type { Allocate } from './memory.ts'

const EMPTY = 0xffffffff
const SEED = 1
const encoder = new TextEncoder()
const bytesOf = (id: string | Uint8Array) => (typeof id === 'string' ? encoder.encode(id) : id)

/** Rows by id. Hashes are kept beside them: most ids that are not meant are passed over without a look at their bytes. */
class Slots {
  #rows: Uint32Array
  #hashes: Uint32Array
  #holds: (row: number, id: Uint8Array) => boolean
  #count = 0

  /** @param holds whether a row's id is this one */
  constructor(capacity: number, holds: (row: number, id: Uint8Array) => boolean) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 2)))
    this.#rows = new Uint32Array(size).fill(EMPTY)
    this.#hashes = new Uint32Array(size)
    this.#holds = holds
  }

  /** The row of `id`, or -1. */
  find(id: Uint8Array): number {
    const row = this.#rows[this.#slot(id, murmur3(id, SEED))] as number
    return row === EMPTY ? -1 : row
  }

  /** The row of `id`; where it has none, the one that `append` gives. */
  claim(id: Uint8Array, append: () => number): number {
    const hash = murmur3(id, SEED)
    const slot = this.#slot(id, hash)
    const held = this.#rows[slot] as number
    if (held !== EMPTY) return held
    const row = append()
    this.#rows[slot] = row
    this.#hashes[slot] = hash
    if (++this.#count * 2 > this.#rows.length) this.#grow()
    return row
  }

  #slot(id: Uint8Array, hash: number): number {
    const mask = this.#rows.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = this.#rows[slot] as number
      if (row === EMPTY || (this.#hashes[slot] === hash && this.#holds(row, id))) return slot
    }
  }

  #grow(): void {
    const [rows, hashes] = [this.#rows, this.#hashes]
    const mask = rows.length * 2 - 1
    this.#rows = new Uint32Array(rows.length * 2).fill(EMPTY)
    this.#hashes = new Uint32Array(rows.length * 2)
    for (let from = 0; from < rows.length; from++) {
      if (rows[from] === EMPTY) continue
      let to = (hashes[from] as number) & mask
      while (this.#rows[to] !== EMPTY) to = (to + 1) & mask
      this.#rows[to] = rows[from] as number
      this.#hashes[to] = hashes[from] as number
    }
  }
}

/** Rows of a finished column by id; where an id stands twice, its first row. */
export class IdIndex {
  #slots: Slots

  constructor(table: TextTable) {
    this.#slots = new Slots(table.length, (row, id) => hasBytes(table, row, id))
    for (let row = 0; row < table.length; row++) this.#slots.claim(bytesAt(table, row), () => row)
  }

  /** The row of `id`, or -1. */
  find(id: string | Uint8Array): number {
    return this.#slots.find(bytesOf(id))
  }
}

/** A column of distinct ids while it is being built. */
export class IdTableBuilder {
  #table = new TextTableBuilder()
  #slots = new Slots(512, (row, id) => this.#table.hasBytes(row, id))

  get length(): number {
    return this.#table.length
  }

  /** The row of `id`; it is appended where it is new. */
  add(id: string | Uint8Array): number {
    const bytes = bytesOf(id)
    return this.#slots.claim(bytes, () => this.#table.push(bytes))
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
