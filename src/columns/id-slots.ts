/** An open-addressing table of rows by the bytes of their ids. */
import { murmur3 } from './hash.ts'

const EMPTY = 0xffffffff
const SEED = 1
/** Slots in use at most: with this many, an id that is there is found in its second slot or so. */
const LOAD = 2 / 3

/** Whether a row's id is bytes[start .. end). */
export type HoldsId = (row: number, bytes: Uint8Array, start: number, end: number) => boolean

/** Rows by id. A slot is a row and its id's hash, side by side: most ids that are not meant are passed over without a look at their bytes. */
export class IdSlots {
  #slots: Uint32Array
  #mask: number
  #count = 0
  #holds: HoldsId

  constructor(capacity: number, holds: HoldsId) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, capacity / LOAD)))
    this.#slots = new Uint32Array(2 * size).fill(EMPTY)
    this.#mask = size - 1
    this.#holds = holds
  }

  /** The row of an id, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const row = this.#slots[2 * this.#slotOf(bytes, start, end, murmur3(bytes, SEED, start, end))] as number
    return row === EMPTY ? -1 : row
  }

  /** The row of an id; where it has none, it becomes `row`. */
  claim(bytes: Uint8Array, start: number, end: number, row: number): number {
    const hash = murmur3(bytes, SEED, start, end)
    const slot = 2 * this.#slotOf(bytes, start, end, hash)
    const held = this.#slots[slot] as number
    if (held !== EMPTY) return held
    this.#slots[slot] = row
    this.#slots[slot + 1] = hash
    if (++this.#count > LOAD * (this.#mask + 1)) this.#grow()
    return row
  }

  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const [slots, mask] = [this.#slots, this.#mask]
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[2 * slot] as number
      if (row === EMPTY || (slots[2 * slot + 1] === hash && this.#holds(row, bytes, start, end))) return slot
    }
  }

  #grow(): void {
    const before = this.#slots
    const mask = this.#mask * 2 + 1
    const slots = new Uint32Array(2 * (mask + 1)).fill(EMPTY)
    for (let from = 0; from < before.length; from += 2) {
      const [row, hash] = [before[from] as number, before[from + 1] as number]
      if (row === EMPTY) continue
      let to = hash & mask
      while (slots[2 * to] !== EMPTY) to = (to + 1) & mask
      slots[2 * to] = row
      slots[2 * to + 1] = hash
    }
    this.#slots = slots
    this.#mask = mask
  }
}
