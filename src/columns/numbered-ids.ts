/**
 * Rows of ids that are numbers, by the number itself. Most collections number their passages; where the numbers lie close enough, a look into one array finds
 * an id that a hash table would need three looks into memory for.
 */
import { digitsIn } from './digits.ts'

/** Longer ones may be numbers too, but too far apart. */
const DIGITS = 8
const ZERO = 0x30
/** Numbers below this are worth the array from the first on: memory that nobody touches is not taken. Beyond, so many places for each id at most. */
const NEAR = 1 << 24
const SPARSE = 8
const LEAST = 1024

/** The number that an id is, as `String` would write it; -1 where it is none, or a long one. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  return length > DIGITS || (bytes[start] === ZERO && length > 1) ? -1 : digitsIn(bytes, start, end)
}

export class NumberedIds {
  /** By number. */
  #rows = new Uint32Array(0)
  /** A bit a number: whether it has a row. Most are asked for once, and then these few bytes answer, without a wait for the rows. */
  #isHere = new Uint32Array(0)
  #count = 0

  /** Numbers below this are all here; an id of another is somewhere else. */
  get reach(): number {
    return this.#rows.length
  }

  /** The row of a number below the reach, or -1. */
  find(number: number): number {
    return ((this.#isHere[number >>> 5] as number) >>> (number & 31)) & 1 ? (this.#rows[number] as number) : -1
  }

  /** Gives a number below the reach its row. */
  set(number: number, row: number): void {
    this.#rows[number] = row
    const word = number >>> 5
    this.#isHere[word] = (this.#isHere[word] as number) | (1 << (number & 31))
  }

  /** Told of each number that is new. True where the reach grew by it: then numbers that were beyond and are within have to be set. */
  count(number: number): boolean {
    this.#count++
    if (number < this.reach || number >= Math.max(NEAR, SPARSE * this.#count)) return false
    const before = this.#rows
    const isHere = this.#isHere
    const reach = Math.max(LEAST, Math.ceil(number * 1.5) + 1)
    this.#rows = new Uint32Array(reach)
    this.#isHere = new Uint32Array((reach >>> 5) + 1)
    this.#isHere.set(isHere)
    // One by one: what no number stands at stays untouched.
    for (let held = 0; held < before.length; held++) {
      if (isHere[held >>> 5] === 0) held |= 31
      else if (this.find(held) >= 0) this.#rows[held] = before[held] as number
    }
    return true
  }
}
