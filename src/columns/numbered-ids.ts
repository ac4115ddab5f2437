/**
 * Rows of ids that are numbers, by the number itself. Most collections number their passages; where the numbers lie close enough, a look into one array finds
 * an id that a hash table would need three looks into memory for.
 */
import { digitsIn } from './digits.ts'

/** Longer ones may be numbers too, but too far apart. */
const DIGITS = 8
const ZERO = 0x30
/** Places of the array for each id at most. */
const SPARSE = 8
const LEAST = 1024

/** The number that an id is, as `String` would write it; -1 where it is none, or a long one. */
export function numberIn(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  return length > DIGITS || (bytes[start] === ZERO && length > 1) ? -1 : digitsIn(bytes, start, end)
}

export class NumberedIds {
  /** By number: 1 + the row. */
  #rows = new Uint32Array(0)
  #count = 0
  #greatest = -1

  /** Numbers below this are all here; an id of another is somewhere else. */
  get reach(): number {
    return this.#rows.length
  }

  /** The row of a number below the reach, or -1. */
  find(number: number): number {
    return (this.#rows[number] as number) - 1
  }

  /** Gives a number below the reach its row. */
  set(number: number, row: number): void {
    this.#rows[number] = row + 1
  }

  /** Told of each number that is new. True where the reach grew by it: then numbers that were beyond and are within have to be set. */
  count(number: number): boolean {
    this.#count++
    if (number > this.#greatest) this.#greatest = number
    if (number < this.reach || this.#greatest >= Math.max(LEAST, SPARSE * this.#count)) return false
    const rows = new Uint32Array(Math.max(LEAST, Math.ceil(this.#greatest * 1.25) + 1))
    rows.set(this.#rows)
    this.#rows = rows
    return true
  }
}
