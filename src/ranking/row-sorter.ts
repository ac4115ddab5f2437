/**
 * Sorting rows by a column of numbers. With a comparator seven million pairs take seconds; with the host's own sort of
 * numbers a fraction of that. So each row becomes one number, its value in float32 above and its place below, and what
 * float32 cannot tell apart is settled by comparing. Rows whose values fall already, as a run file's do, are only settled.
 */
import { mergeSort, type Precedes } from './merge-sort.ts'

/** 2^32 values times 2^20 places stay whole numbers in a float64. */
const PLACES = 2 ** 20

export class RowSorter {
  #float = new Float32Array(1)
  #bits = new Uint32Array(this.#float.buffer)
  #keys: Float64Array
  #spare: Uint32Array

  /** @param longest most rows that will be sorted at once, at most 2^20 (RangeError) */
  constructor(longest: number) {
    if (longest > PLACES) throw new RangeError(`A query has ${longest} candidates, and at most ${PLACES} can be ranked`)
    this.#keys = new Float64Array(longest)
    this.#spare = new Uint32Array(longest)
  }

  /**
   * Sorts `rows` in place by `value[row]`, descending. `precedes` settles rows whose values are the same in float32: it
   * has to order by the exact value first, and is true both ways for rows that shall keep their order. No value is NaN.
   */
  sort(rows: Uint32Array, value: ArrayLike<number>, precedes: Precedes): void {
    if (falls(rows, value)) return this.#settle(rows, (a, b) => value[rows[a] as number] === value[rows[b] as number], precedes)
    const keys = this.#keys.subarray(0, rows.length)
    this.#spare.set(rows)
    for (let at = 0; at < rows.length; at++) keys[at] = this.#falling(value[rows[at] as number] as number) * PLACES + at
    keys.sort()
    for (let at = 0; at < rows.length; at++) rows[at] = this.#spare[(keys[at] as number) % PLACES] as number
    this.#settle(rows, (a, b) => groupOf(keys[a]) === groupOf(keys[b]), precedes)
  }

  /** Sorts what stands together and is the same so far; `isSame` is asked of places. */
  #settle(rows: Uint32Array, isSame: (a: number, b: number) => boolean, precedes: Precedes): void {
    let start = 0
    for (let at = 1; at <= rows.length; at++) {
      if (at < rows.length && isSame(start, at)) continue
      if (at - start > 1) mergeSort(rows.subarray(start, at), this.#spare, precedes)
      start = at
    }
  }

  /** The bits of a number as float32, as a whole number that falls where the number rises. -0 is 0. */
  #falling(value: number): number {
    this.#float[0] = value + 0
    const bits = this.#bits[0] as number
    return bits >= 2 ** 31 ? bits : 2 ** 31 - 1 - bits
  }
}

function falls(rows: Uint32Array, value: ArrayLike<number>): boolean {
  for (let at = 1; at < rows.length; at++) if ((value[rows[at] as number] as number) > (value[rows[at - 1] as number] as number)) return false
  return true
}

const groupOf = (key: number | undefined) => Math.floor((key as number) / PLACES)
