/** Says what a file is that no reader takes, as far as its first bytes tell, and what would help. */
import { decodeBytes } from '../columns/text-table.ts'
import { cut } from './findings.ts'
import type { TableColumns } from './table/column-roles.ts'

const MAGIC: readonly (readonly [start: string, what: string])[] = [
  ['PK\u0003\u0004', 'This is a zip archive in which no file could be found that is read here. Unpack it and drop the files in it; of a workbook, save the sheet as CSV.'],
  ['ARROW1', 'This is an Arrow file. Export it as JSON Lines.'],
  ['\u0028\u00b5\u002f\u00fd', 'This is packed with Zstandard. Unpack it, or pack it with gzip.'],
  ['BZh', 'This is packed with bzip2. Unpack it, or pack it with gzip.'],
  ['\u00fd7zXZ', 'This is packed with xz. Unpack it, or pack it with gzip.'],
  ['\u00ff\u00fe', 'This is UTF-16 text. Save it as UTF-8.'],
  ['\u00fe\u00ff', 'This is UTF-16 text. Save it as UTF-8.'],
  ['%PDF', 'This is a PDF. Candidates and judgements are read from JSON, JSON Lines and TREC files.'],
]

/** What is said of a table whose columns no reader knows. @param kind `CSV`, `Parquet` */
export function explainTable(kind: string, { columns, chosen }: TableColumns): string {
  const wanted = 'a query and a passage, or a query id, a document id and a score or grade'
  return chosen
    ? `The columns that were chosen do not make ${wanted}.`
    : `This is a ${kind} table with the columns ${cut(columns.join(', '))}: by their names they are not known for ${wanted}. Choose what they are for.`
}

export function explainUnknown(head: Uint8Array): string {
  if (head.length === 0) return 'The file is empty.'
  const start = String.fromCharCode(...head.subarray(0, 8))
  const known = MAGIC.find(([magic]) => start.startsWith(magic))
  if (known !== undefined) return known[1]
  if (head.subarray(0, 4096).includes(0)) return 'This is not text. Candidates and judgements are read from JSON, JSON Lines and TREC files.'
  const found = cut(decodeBytes(head.subarray(0, 1024)))
  if (/^\s*<(!doctype|html|\?xml)/i.test(found)) return 'This is a web page, not data: the download may have given an error or a log-in page.'
  return `No reader knows this file. It starts with: ${found} — Candidates come as JSON or JSON Lines with a query and its passages, judgements as \`qid 0 docid grade\` or BEIR TSV.`
}
