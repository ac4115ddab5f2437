/** Meets two columns of ids. */
import { IdIndex, IdTableBuilder } from './id-index.ts'
import { bytesAt, type TextTable } from './text-table.ts'

/** Bytes that ids differ in, mostly. */
const LAST = 8

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
  const endings = endingsOf(distinct)
  for (const { first, bytes, offsets } of table.segments) {
    for (let at = 0; at + 1 < offsets.length; at++) {
      const [start, end] = [offsets[at] as number, offsets[at + 1] as number]
      if (endings[endingOf(bytes, start, end) & (endings.length - 1)] === 0) continue
      const id = distinct.findSlice(bytes, start, end)
      if (id >= 0 && rowOf[id] === -1) rowOf[id] = first + at
    }
  }
  return idOf.map((id) => rowOf[id] as number)
}

/** Uint8, 1 where an id has this for its ending: small enough to stay near the processor, where most of a long column ends its way. */
function endingsOf(ids: IdTableBuilder): Uint8Array {
  const endings = new Uint8Array(2 ** Math.ceil(Math.log2(ids.length + 1) + 4))
  for (let row = 0; row < ids.length; row++) {
    const id = ids.bytesAt(row)
    endings[endingOf(id, 0, id.length) & (endings.length - 1)] = 1
  }
  return endings
}

/** A number from an id's last bytes. */
function endingOf(bytes: Uint8Array, start: number, end: number): number {
  let mixed = end - start
  for (let at = Math.max(start, end - LAST); at < end; at++) mixed = Math.imul(mixed, 31) + (bytes[at] as number)
  return mixed ^ (mixed >>> 15)
}
