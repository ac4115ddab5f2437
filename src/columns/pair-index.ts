/** Remembers which (a, b) pairs of row numbers were seen: an open-addressing table over two growing columns. */
import { Growable } from './growable.ts'

const EMPTY = 0xffffffff

export class PairIndex {
  #a = new Growable(Uint32Array)
  #b = new Growable(Uint32Array)
  #slots = new Uint32Array(1024).fill(EMPTY)

  get length(): number {
    return this.#a.length
  }

  /** The first column, as a view that the next `add` may leave behind. */
  get a(): Uint32Array {
    return this.#a.view()
  }

  /** The second column, as a view that the next `add` may leave behind. */
  get b(): Uint32Array {
    return this.#b.view()
  }

  /** The row of the pair, or -1. */
  find(a: number, b: number): number {
    const row = this.#slots[this.#slot(a, b)] as number
    return row === EMPTY ? -1 : row
  }

  /** Appends the pair and returns its row; -1, and nothing is appended, where it was there before. */
  add(a: number, b: number): number {
    const slot = this.#slot(a, b)
    if (this.#slots[slot] !== EMPTY) return -1
    const row = this.#a.push(a)
    this.#b.push(b)
    this.#slots[slot] = row
    if (this.length * 2 > this.#slots.length) this.#grow()
    return row
  }

  #slot(a: number, b: number): number {
    const mask = this.#slots.length - 1
    const [aOf, bOf] = [this.#a.memory, this.#b.memory]
    for (let slot = mix(a, b) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number
      if (row === EMPTY || (aOf[row] === a && bOf[row] === b)) return slot
    }
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2).fill(EMPTY)
    for (let row = 0; row < this.length; row++) this.#slots[this.#slot(this.#a.at(row), this.#b.at(row))] = row
  }
}

/** Spreads two small integers over 32 bits (murmur3's finaliser over a multiplicative mix). */
function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
