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
export const numberIn = (bytes: Uint8Array, start: number, end: number): number => (isShortNumber(bytes, start, end) ? digitsIn(bytes, start, end) : -1)

/** Whether bytes[start .. end), where they are digits, are a number as `String` would write it, and no long one. */
export const isShortNumber = (bytes: Uint8Array, start: number, end: number): boolean => end - start <= DIGITS && (bytes[start] !== ZERO || end - start === 1)

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

  /**
   * Puts the row of each of the first `count` numbers into `rows`; those that have none get `next`, the one after it, and so on. Returns the row that is next
   * then; -1, and nothing is done, where some are none (below 0) or beyond the reach. Each loop touches memory in one way and does little else, so that many
   * numbers wait for it together.
   */
  claimMany(numbers: Int32Array, count: number, rows: Int32Array, next: number): number {
    const [rowOf, isHere, reach, before] = [this.#rows, this.#isHere, this.reach, next]
    for (let at = 0; at < count; at++) if ((numbers[at] as number) >>> 0 >= reach) return -1
    for (let at = 0; at < count; at++) rows[at] = 0 - (((isHere[(numbers[at] as number) >>> 5] as number) >>> ((numbers[at] as number) & 31)) & 1)
    for (let at = 0; at < count; at++) if (rows[at] !== 0) rows[at] = ~(rowOf[numbers[at] as number] as number)
    for (let at = 0; at < count; at++) {
      if ((rows[at] as number) < 0) rows[at] = ~(rows[at] as number)
      else {
        const number = numbers[at] as number
        const [word, bit] = [isHere[number >>> 5] as number, 1 << (number & 31)]
        // It may have come a second time since it was looked up.
        if (word & bit) rows[at] = rowOf[number] as number
        else {
          isHere[number >>> 5] = word | bit
          rowOf[number] = next
          rows[at] = next++
        }
      }
    }
    this.#count += next - before
    return next
  }

  /** Gives a number below the reach its row. */
  set(number: number, row: number): void {
    this.#rows[number] = row
    const word = number >>> 5
    this.#isHere[word] = (this.#isHere[word] as number) | (1 << (number & 31))
  }

  /** How many numbers have come, beyond the reach or not. */
  get count(): number {
    return this.#count
  }

  /** The rows of all numbers within the reach, in the byte order of the numbers as `String` writes them: 0, 1, 10, 100, 101, 11, 2. Each beginning is passed over in step with its numbers, so that memory comes as it lies. */
  rowsInByteOrder(): Uint32Array {
    const [rowOf, isHere, end] = [this.#rows, this.#isHere, this.#end()]
    const rows = new Uint32Array(this.#count)
    let length = 0
    // Nothing begins with 0 but itself.
    let number = 0
    for (let passed = 0; passed < end; passed++) {
      if (((isHere[number >>> 5] as number) >>> (number & 31)) & 1) rows[length++] = rowOf[number] as number
      if (number > 0 && number * 10 < end) number *= 10
      else {
        while (number % 10 === 9 || number + 1 >= end) number = (number / 10) | 0
        number++
      }
    }
    return rows.subarray(0, length)
  }

  /** What all numbers within the reach are below. */
  #end(): number {
    let word = this.#isHere.length
    while (word > 0 && this.#isHere[word - 1] === 0) word--
    return word * 32
  }

  /** Told of each number that is new. True where the reach grew by it: then numbers that were beyond and are within have to be set. */
  note(number: number): boolean {
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
