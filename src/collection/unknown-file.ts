/** Says what a file is that no reader takes, as far as its first bytes tell, and what would help. */
import { decodeBytes } from '../columns/text-table.ts'
import { cut } from './findings.ts'

const MAGIC: readonly (readonly [start: string, what: string])[] = [
  ['PK\u0003\u0004', 'This is a zip archive. Unpack it and drop the files in it.'],
  ['PAR1', 'This is a Parquet file. Export it as JSON Lines, for example with `to_json(…, orient="records", lines=True)` in pandas.'],
  ['ARROW1', 'This is an Arrow file. Export it as JSON Lines.'],
  ['\u0028\u00b5\u002f\u00fd', 'This is packed with Zstandard. Unpack it, or pack it with gzip.'],
  ['BZh', 'This is packed with bzip2. Unpack it, or pack it with gzip.'],
  ['\u00fd7zXZ', 'This is packed with xz. Unpack it, or pack it with gzip.'],
  ['\u00ff\u00fe', 'This is UTF-16 text. Save it as UTF-8.'],
  ['\u00fe\u00ff', 'This is UTF-16 text. Save it as UTF-8.'],
  ['%PDF', 'This is a PDF. Candidates and judgements are read from JSON, JSON Lines and TREC files.'],
]

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
