/** Letters for the reasons under the table of dialects, in the order in which a reader meets them. */
import type { DialectRow } from '../../../evaluation/dialects/compare-dialects.ts'

/** Each reason once; its letter is its place: a, b, c … */
export const reasonsOf = (rows: readonly DialectRow[]): readonly string[] => [...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.reasons ?? [])))]

/** `a`, `b` … `z`, then `aa`. */
export const letterOf = (place: number): string => (place < 26 ? '' : letterOf(Math.floor(place / 26) - 1)) + String.fromCharCode(97 + (place % 26))
