/**
 * The byte order of a column of ids, which is the order that trec_eval breaks ties by. Comparing millions of ids would
 * take longer than reading them, so eight bytes of each, those after what all begin with, are sorted as numbers, and only ids that are
 * the same there are compared.
 */
import { allRows } from './rows.ts'
import { bytesAt, compareBytes, type TextTable } from './text-table.ts'

/** For every row its place (0-based) in ascending byte order; equal rows keep their order. */
export function byteOrder(table: TextTable): Uint32Array {
  const [high, low] = keysOf(table, commonPrefix(table))
  const rows = sortedBy(high, sortedBy(low, allRows(table.length)))
  settle(rows, (a, b) => high[a] === high[b] && low[a] === low[b], (a, b) => compareBytes(bytesAt(table, a), bytesAt(table, b)) || a - b)
  const place = new Uint32Array(table.length)
  for (let at = 0; at < rows.length; at++) place[rows[at] as number] = at
  return place
}

/** How many bytes all rows begin with alike. */
function commonPrefix(table: TextTable): number {
  if (table.length === 0) return 0
  const first = bytesAt(table, 0)
  let common = first.length
  for (const { bytes, offsets } of table.segments) {
    for (let row = 0; row + 1 < offsets.length && common > 0; row++) {
      const [start, end] = [offsets[row] as number, offsets[row + 1] as number]
      let same = 0
      while (same < common && start + same < end && bytes[start + same] === first[same]) same++
      common = same
    }
  }
  return common
}

/** The eight bytes of each row from `skipped` on as two big-endian words, with zeros behind the row's end. */
function keysOf(table: TextTable, skipped: number): readonly [high: Uint32Array, low: Uint32Array] {
  const [high, low] = [new Uint32Array(table.length), new Uint32Array(table.length)]
  for (const { first, bytes, offsets } of table.segments) {
    for (let row = 0; row + 1 < offsets.length; row++) {
      const [start, end] = [(offsets[row] as number) + skipped, offsets[row + 1] as number]
      high[first + row] = wordAt(bytes, start, end)
      low[first + row] = wordAt(bytes, start + 4, end)
    }
  }
  return [high, low]
}

function wordAt(bytes: Uint8Array, start: number, end: number): number {
  let word = 0
  for (let at = start; at < start + 4; at++) word = (word << 8) | (at < end ? (bytes[at] as number) : 0)
  return word
}

const DIGITS = 1 << 16

/** `rows` in the order of their keys; rows with the same key keep their order. A radix sort in two passes, keys and rows side by side. */
function sortedBy(key: Uint32Array, rows: Uint32Array): Uint32Array {
  const from = { keys: rows.map((row) => key[row] as number), rows }
  const to = { keys: new Uint32Array(rows.length), rows: new Uint32Array(rows.length) }
  sortByDigit(from, to, 0)
  sortByDigit(to, from, 16)
  return from.rows
}

interface Keyed {
  readonly keys: Uint32Array
  readonly rows: Uint32Array
}

function sortByDigit({ keys, rows }: Keyed, to: Keyed, shift: number): void {
  const next = new Uint32Array(DIGITS + 1)
  for (let at = 0; at < keys.length; at++) bump(next, digitOf(keys[at] as number, shift) + 1)
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number)
  for (let at = 0; at < keys.length; at++) {
    const place = bump(next, digitOf(keys[at] as number, shift))
    to.keys[place] = keys[at] as number
    to.rows[place] = rows[at] as number
  }
}

const digitOf = (key: number, shift: number) => (key >>> shift) & (DIGITS - 1)

/** Counts one more; returns how many there were. */
function bump(counts: Uint32Array, at: number): number {
  const count = counts[at] as number
  counts[at] = count + 1
  return count
}

/** Sorts each run of rows that are the same so far by comparing them. */
function settle(rows: Uint32Array, isSame: (a: number, b: number) => boolean, compare: (a: number, b: number) => number): void {
  let start = 0
  for (let at = 1; at <= rows.length; at++) {
    if (at < rows.length && isSame(rows[start] as number, rows[at] as number)) continue
    if (at - start > 1) rows.subarray(start, at).sort(compare)
    start = at
  }
}
