/** Fields of CSV files (RFC 4180, lines ended by a line feed), for programs and for spreadsheets. */

export type Separator = ',' | ';' | '\t'

/** A field as it is, quoted where it has to be. */
export function field(text: string, separator: Separator = ','): string {
  return text.includes(separator) || /["\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a spreadsheet takes for the beginning of a formula, in full width too. A plain number is none. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/
const NUMBER = /^[+-]?\d+([.,]\d+)?(e[+-]?\d+)?$/i

/** A field that no spreadsheet computes: an apostrophe goes before what looks like a formula, since ids and texts are anybody's. */
export const harmless = (text: string, separator?: Separator): string => field(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text, separator)

/** A whole line. */
export const line = (fields: readonly string[], separator: Separator = ','): string => `${fields.join(separator)}\n`
