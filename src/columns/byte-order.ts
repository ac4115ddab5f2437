/**
 * The byte order of a column of ids, which is the order that trec_eval breaks ties by. Comparing millions of ids would
 * take longer than reading them, so what each begins with is sorted as numbers, and only ids that are the same there are compared.
 */
import { packedKeys } from './packed-keys.ts'
import { sortedBy } from './radix-sort.ts'
import { allRows } from './rows.ts'
import { bytesAt, compareBytes, type TextTable } from './text-table.ts'

const foretold = new WeakMap<TextTable, () => Uint32Array>()

/** Has the rows of a column in their order from what its maker knows of it, if anyone asks. */
export const foretellByteOrder = (table: TextTable, rows: () => Uint32Array): void => void foretold.set(table, rows)

/** For every row its place (0-based) in ascending byte order; equal rows keep their order. */
export function byteOrder(table: TextTable): Uint32Array {
  const rows = foretold.get(table)?.() ?? rowsInOrder(table)
  const place = new Uint32Array(table.length)
  for (let at = 0; at < rows.length; at++) place[rows[at] as number] = at
  return place
}

function rowsInOrder(table: TextTable): Uint32Array {
  const { words, isWhole } = packedKeys(table)
  const rows = words.reduceRight<Uint32Array | undefined>((sorted, { key, below }) => sortedBy(key, below, sorted), undefined) ?? allRows(table.length)
  if (!isWhole) settle(rows, (a, b) => words.every(({ key }) => key[a] === key[b]), (a, b) => compareBytes(bytesAt(table, a), bytesAt(table, b)) || a - b)
  return rows
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
