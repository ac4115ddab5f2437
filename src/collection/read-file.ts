/** Reads one file into a draft, from bytes to rows. Whatever the bytes are, it does not throw: it reports. */
import { firstBytes, type ByteSource } from './bytes/byte-source.ts'
import { plainBytes, type PlainBytes } from './bytes/plain-bytes.ts'
import { FileDraft } from './draft.ts'
import { Findings } from './findings.ts'
import { Reading } from './reading.ts'
import { HeadBytes } from './head-bytes.ts'
import { sniff, type Sniffed } from './sniff.ts'
import { likeliestTable } from './table/table.ts'
import { isParquet } from './parquet/parquet-rows.ts'
import { readParquet } from './parquet/read-parquet.ts'
import type { ReadFile, ReadOptions } from './read-result.ts'
import { explainTable, explainUnknown } from './unknown-file.ts'

export type { ReadFile, ReadOptions } from './read-result.ts'

/** Pairs of a file that room is made for at once, by what its first bytes hold; for more it is made as they come. */
const MOST_EXPECTED = 1 << 24

/** Throws the signal's reason when it is aborted, and nothing else. */
export async function readFile(source: ByteSource, options: ReadOptions = {}): Promise<ReadFile> {
  if (await startsAsParquet(source)) return readParquet(source, options)
  const plain = plainBytes(source)
  const draft = new FileDraft(options.allocate)
  let head = new HeadBytes()
  let reading: Reading | undefined
  for await (const chunk of plain.chunks()) {
    options.signal?.throwIfAborted()
    if (reading !== undefined) reading.push(chunk)
    else if (head.add(chunk)) {
      reading = readingOf(head, false, draft, options)
      if (reading === undefined) break
      head = new HeadBytes()
      draft.lists.expect(Math.min(MOST_EXPECTED, Math.ceil((draft.lists.length * source.size) / plain.bytesRead)))
    }
    await options.onChunk?.(plain.bytesRead, reading?.rows ?? 0)
  }
  options.signal?.throwIfAborted()
  reading ??= head.length > 0 ? readingOf(head, true, draft, options) : undefined
  const packing = plain.damage === undefined ? [] : [plain.damage]
  if (reading === undefined) {
    const table = likeliestTable(head.text(), head.isShort, options.roles)
    const explanation = table === undefined ? explainUnknown(head.bytes()) : explainTable(table.delimiter === '\t' ? 'TSV' : 'CSV', table)
    return { source, bytes: plain.bytesRead, sniffed: undefined, format: 'unknown', rows: 0, draft, findings: new Findings('line'), table, notes: [...packing, explanation] }
  }
  const structure = reading.end()
  return {
    source,
    bytes: plain.bytesRead,
    sniffed: reading.sniffed,
    format: formatInWords(reading.sniffed, plain),
    rows: reading.rows,
    draft,
    findings: reading.findings,
    table: reading.sniffed.framing === 'table' ? reading.sniffed.table : undefined,
    notes: [...packing, ...structure, ...(reading.sniffed.format.notes ?? [])],
  }
}

async function startsAsParquet(source: ByteSource): Promise<boolean> {
  try {
    return isParquet(await firstBytes(source, 4))
  } catch {
    return false // what cannot be read is told of by the reading that follows
  }
}

/** Undefined where no format matches. */
function readingOf(head: HeadBytes, whole: boolean, draft: FileDraft, { roles }: ReadOptions): Reading | undefined {
  const sniffed = sniff(head.text(), whole, roles)
  if (sniffed === undefined) return undefined
  const reading = new Reading(sniffed, draft)
  for (const chunk of head.chunks) reading.push(chunk)
  return reading
}

function formatInWords({ format, framing }: Sniffed, plain: PlainBytes): string {
  const shape = { lines: format.shape === 'lines' ? '' : ' JSON Lines', elements: ' JSON array', values: ' JSON', members: ' JSON', table: ' table', rows: '' }[framing]
  return `${format.name}${shape}${plain.zipped ? ', gzip' : ''}`
}
