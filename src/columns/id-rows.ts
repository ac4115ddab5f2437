/** Meets two columns of ids. */
import { IdIndex, IdTableBuilder } from './id-index.ts'
import { bytesAt, type TextTable } from './text-table.ts'

/**
 * Int32, one a row of `ids` (an id may stand there several times): the row of `table` that has the same id, the first of several, or -1. An index is
 * made of the shorter column and the longer is passed over: a few judgements are met with millions of passages without a table of those.
 */
export function rowsIn(table: TextTable, ids: TextTable): Int32Array {
  if (table.length > ids.length) return rowsOfFew(table, ids)
  const index = new IdIndex(table)
  const rows = new Int32Array(ids.length)
  for (let at = 0; at < rows.length; at++) rows[at] = index.find(bytesAt(ids, at))
  return rows
}

function rowsOfFew(table: TextTable, ids: TextTable): Int32Array {
  const distinct = new IdTableBuilder()
  const idOf = new Int32Array(ids.length)
  for (let at = 0; at < idOf.length; at++) idOf[at] = distinct.add(bytesAt(ids, at))
  const rowOf = new Int32Array(distinct.length).fill(-1)
  for (const { first, bytes, offsets } of table.segments) {
    for (let at = 0; at + 1 < offsets.length; at++) {
      const id = distinct.findSlice(bytes, offsets[at] as number, offsets[at + 1] as number)
      if (id >= 0 && rowOf[id] === -1) rowOf[id] = first + at
    }
  }
  return idOf.map((id) => rowOf[id] as number)
}
