/** Ids of phrasings (CONVENTIONS.md, section 2): `q1#2` is the second phrasing of the query `q1`. */
import { decodeBytes } from '../columns/text-table.ts'

const [MARK, ZERO, ONE, NINE] = [0x23, 0x30, 0x31, 0x39]
/** More digits than anybody numbers phrasings with. */
const MOST_DIGITS = 6

/** Where the `#` stands in an id that ends in `#` and a number from 1 up; -1 in any other. @param id UTF-8 */
export function markIn(id: Uint8Array): number {
  let at = id.length - 1
  while (at > 0 && (id[at] as number) >= ZERO && (id[at] as number) <= NINE) at--
  const digits = id.length - 1 - at
  return at > 0 && id[at] === MARK && digits > 0 && digits <= MOST_DIGITS && (id[at + 1] as number) >= ONE ? at : -1
}

/** The query's id of a phrasing's: the id itself where it has no number. */
export function stemOf(id: Uint8Array): Uint8Array {
  const mark = markIn(id)
  return mark < 0 ? id : id.subarray(0, mark)
}

/** The number of a phrasing; 0 in an id that has none. */
export function numberOfPhrasing(id: Uint8Array): number {
  const mark = markIn(id)
  return mark < 0 ? 0 : Number(decodeBytes(id.subarray(mark + 1)))
}

/** Rows whose ids have a number, ascending. @param idAt the id of a row */
export function numberedRows(length: number, idAt: (row: number) => Uint8Array): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < length; row++) if (markIn(idAt(row)) >= 0) rows.push(row)
  return rows
}
