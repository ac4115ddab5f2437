/**
 * Sorts rows by whole numbers below a known bound, without comparing: a pass over all of them for every 11 bits. With more bits there are fewer passes, but
 * each writes to more places than the processor knows the way to.
 */
import { allRows } from './rows.ts'

const MOST_BITS = 11

interface Keyed {
  readonly keys: Uint32Array
  readonly rows: Uint32Array
}

/** `rows`, or all rows, in the order of their keys, which are all below `below` (at most 2^32); rows with the same key keep their order. */
export function sortedBy(key: Uint32Array, below: number, rows?: Uint32Array): Uint32Array {
  const bits = Math.ceil(Math.log2(Math.max(2, below)))
  const passes = Math.ceil(bits / MOST_BITS)
  const width = Math.ceil(bits / passes)
  let from: Keyed = rows ? { keys: picked(key, rows), rows: rows.slice() } : { keys: key.slice(), rows: allRows(key.length) }
  let to: Keyed = { keys: new Uint32Array(from.rows.length), rows: new Uint32Array(from.rows.length) }
  for (let pass = 0; pass < passes; pass++) {
    sortByDigit(from, to, pass * width, (1 << width) - 1)
    ;[from, to] = [to, from]
  }
  return from.rows
}

function sortByDigit({ keys, rows }: Keyed, to: Keyed, shift: number, mask: number): void {
  const { keys: toKeys, rows: toRows } = to
  const next = new Uint32Array(mask + 2)
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] as number) >>> shift) & mask
    next[digit + 1] = (next[digit + 1] as number) + 1
  }
  for (let digit = 0; digit <= mask; digit++) next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number)
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number
    const digit = (key >>> shift) & mask
    const place = next[digit] as number
    next[digit] = place + 1
    toKeys[place] = key
    toRows[place] = rows[at] as number
  }
}

function picked(key: Uint32Array, rows: Uint32Array): Uint32Array {
  const keys = new Uint32Array(rows.length)
  for (let at = 0; at < rows.length; at++) keys[at] = key[rows[at] as number] as number
  return keys
}
