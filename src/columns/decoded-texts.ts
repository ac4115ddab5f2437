/** All rows of a table as strings, for what has to look at each of them. */
import { textAt, type TextTable } from './text-table.ts'

/** A character a byte, whatever the bytes are: with it a segment is decoded in one go and still cut where its rows end. */
const singleBytes = new TextDecoder('windows-1252')

/** What `textAt` gives of each row, in a fraction of the time where most of them are ASCII. */
export function decodedTexts(table: TextTable): string[] {
  return table.segments.flatMap(({ first, bytes, offsets }) => {
    const all = singleBytes.decode(bytes.slice())
    return Array.from({ length: offsets.length - 1 }, (_, at) => {
      const [start, end] = [offsets[at] as number, offsets[at + 1] as number]
      return isAscii(bytes, start, end) ? all.slice(start, end) : textAt(table, first + at)
    })
  })
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 0x7f) return false
  return true
}
