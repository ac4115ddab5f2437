/** Receipts of an import as files: what was read, and every refused line that is kept. */
import type { Receipt } from '../collection/receipt.ts'
import { harmless, line } from './csv.ts'

export const receiptsJson = (receipts: readonly Receipt[]): string => `${JSON.stringify(receipts, null, 2)}\n`

const HEAD = ['file', 'what', 'format', 'outcome', 'rows', 'queries', 'items', 'refused', 'line', 'unit', 'found', 'expected', 'reason']

/**
 * A row a file (`what` is `file`), then a row for each of its notes and refused lines. A receipt keeps the first 200 of these; the
 * file's row counts all.
 */
export function* receiptsCsv(receipts: readonly Receipt[]): Generator<string> {
  yield line(HEAD)
  for (const { file, format, outcome, rows, queries, items, refusedCount, notes, refused } of receipts) {
    const write = (cells: Readonly<Partial<Record<string, string | number>>>) => line(HEAD.map((name) => harmless(String({ file, ...cells }[name] ?? ''))))
    yield write({ what: 'file', format, outcome, rows, queries, items, refused: refusedCount })
    for (const note of notes) yield write({ what: 'note', reason: note })
    for (const { line: number, unit, found, expected, reason } of refused) yield write({ what: 'refused', line: number, unit, found, expected, reason })
  }
}
