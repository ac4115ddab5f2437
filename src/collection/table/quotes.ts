/**
 * Quotes in rows of fields (RFC 4180): a field that starts with a quote ends with one, holds delimiters and line feeds,
 * and doubles the quotes in it. Files of the wild keep no rule, so a field whose quotes do not add up is taken as it stands.
 */

const QUOTE = 0x22

/** What a line leaves behind: all fields closed, a quoted field still open, or a closing quote where no field can end. */
export type Quotes = 'closed' | 'open' | 'broken'

/** @param open whether the line starts inside a quoted field */
export function quotesAfter(line: Uint8Array, delimiter: number, open: boolean): Quotes {
  let inside = open
  let fieldStarts = !open
  for (let at = 0; at < line.length; at++) {
    const byte = line[at] as number
    if (inside) {
      if (byte !== QUOTE) continue
      const next = line[at + 1]
      if (next === QUOTE) at++
      else if (next === undefined || next === delimiter) inside = false
      else return 'broken'
    } else {
      if (fieldStarts && byte === QUOTE) inside = true
      fieldStarts = byte === delimiter
    }
  }
  return inside ? 'open' : 'closed'
}

/** The fields of a row, without their quotes. */
export function fieldsOf(row: string, delimiter: string): string[] {
  const fields: string[] = []
  for (let at = 0; ; ) {
    const closing = row[at] === '"' ? closingQuote(row, at, delimiter) : -1
    const end = closing < 0 ? row.indexOf(delimiter, at) : closing + 1
    fields.push(closing < 0 ? row.slice(at, end < 0 ? row.length : end) : row.slice(at + 1, closing).replaceAll('""', '"'))
    if (end < 0 || end >= row.length) return fields
    at = end + 1
  }
}

/** Where the field that opens at `start` closes, or -1 where it does not. */
function closingQuote(row: string, start: number, delimiter: string): number {
  for (let at = row.indexOf('"', start + 1); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] === '"') continue
    return row[at + 1] === undefined || row[at + 1] === delimiter ? at : -1
  }
  return -1
}
