/** Typed arrays whose final length is not known while a file is being read: they double, and are cut at the end. */
import { inHeap, type Allocate } from './memory.ts'

type NumericArray = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array
interface NumericArrayType<T extends NumericArray> {
  readonly BYTES_PER_ELEMENT: number
  new (length: number): T
  new (buffer: ArrayBufferLike): T
}

const FEW = 64

export class Growable<T extends NumericArray> {
  #type: NumericArrayType<T>
  #items: T
  #length = 0

  constructor(type: NumericArrayType<T>, capacity = 1024) {
    this.#type = type
    this.#items = new type(capacity)
  }

  get length(): number {
    return this.#length
  }

  /** Appends one value; returns its row. */
  push(value: number): number {
    if (this.#length === this.#items.length) this.#reserve(this.#length + 1)
    this.#items[this.#length] = value
    return this.#length++
  }

  /** Appends all values of `values`. */
  append(values: ArrayLike<number>): void {
    this.#reserve(this.#length + values.length)
    this.#items.set(values, this.#length)
    this.#length += values.length
  }

  /** Appends values[start .. end). */
  appendSlice(values: NumericArray, start: number, end: number): void {
    // For a few of them a view costs more than the work.
    if (end - start > FEW) return this.append(values.subarray(start, end))
    this.#reserve(this.#length + end - start)
    const items = this.#items
    let length = this.#length
    for (let at = start; at < end; at++) items[length++] = values[at] as number
    this.#length = length
  }

  /** The value at a row; throws RangeError past the end. */
  at(row: number): number {
    if (row < 0 || row >= this.#length) throw new RangeError(`Row ${row} of ${this.#length}`)
    return this.#items[row] as number
  }

  set(row: number, value: number): void {
    if (row < 0 || row >= this.#length) throw new RangeError(`Row ${row} of ${this.#length}`)
    this.#items[row] = value
  }

  /** Forgets the rows from `length` on. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length)
  }

  /** Forgets all rows and their memory. */
  release(): void {
    this.#items = new this.#type(0)
    this.#length = 0
  }

  /** Makes room for about so many values. Memory that nothing is written to is not taken, so too many cost little; with too few they are moved when there are more. */
  expect(length: number): void {
    this.#reserve(length)
  }

  /** The memory that the rows lie in, longer than they are, for loops in which a view a row would cost more than the work. */
  get memory(): T {
    return this.#items
  }

  /** What was appended, as a view that the next append may leave behind. */
  view(): T {
    return this.#items.subarray(0, this.#length) as T
  }

  /** What was appended, copied into memory of its exact size. */
  finish(allocate: Allocate = inHeap): T {
    const done = new this.#type(allocate(this.#length * this.#type.BYTES_PER_ELEMENT))
    done.set(this.view())
    return done
  }

  #reserve(length: number): void {
    if (length <= this.#items.length) return
    const grown = new this.#type(Math.max(length, this.#items.length * 2))
    grown.set(this.view())
    this.#items = grown
  }
}
