/** Reads one file into a draft, from bytes to rows. Whatever the bytes are, it does not throw: it reports. */
import { decodeBytes } from '../columns/text-table.ts'
import type { ByteSource } from './bytes/byte-source.ts'
import { plainBytes, type PlainBytes } from './bytes/plain-bytes.ts'
import { FileDraft } from './draft.ts'
import { Findings } from './findings.ts'
import { Reading } from './reading.ts'
import { HEAD, sniff, type Sniffed } from './sniff.ts'
import { explainUnknown } from './unknown-file.ts'

export interface ReadFile {
  readonly source: ByteSource
  readonly bytes: number
  readonly sniffed: Sniffed | undefined
  /** The format in words, with what was around it: `RankGPT JSON array, gzip`. */
  readonly format: string
  readonly rows: number
  readonly draft: FileDraft
  readonly findings: Findings
  readonly notes: readonly string[]
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined
  /** Told after every chunk. */
  readonly onChunk?: ((bytes: number, rows: number) => void | Promise<void>) | undefined
}

/** Throws the signal's reason when it is aborted, and nothing else. */
export async function readFile(source: ByteSource, options: ReadOptions = {}): Promise<ReadFile> {
  const plain = plainBytes(source)
  const draft = new FileDraft()
  let head = new HeadBytes()
  let reading: Reading | undefined
  for await (const chunk of plain.chunks()) {
    options.signal?.throwIfAborted()
    if (reading !== undefined) reading.push(chunk)
    else if (head.add(chunk)) {
      reading = readingOf(head, false, draft)
      if (reading === undefined) break
      head = new HeadBytes()
    }
    await options.onChunk?.(plain.bytesRead, reading?.rows ?? 0)
  }
  options.signal?.throwIfAborted()
  reading ??= head.length > 0 ? readingOf(head, true, draft) : undefined
  const packing = plain.damage === undefined ? [] : [plain.damage]
  if (reading === undefined) {
    return { source, bytes: plain.bytesRead, sniffed: undefined, format: 'unknown', rows: 0, draft, findings: new Findings('line'), notes: [...packing, explainUnknown(head.bytes())] }
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
    notes: [...packing, ...structure, ...(reading.sniffed.format.notes ?? [])],
  }
}

/** The first bytes of a file, until there are enough to tell what it is. */
class HeadBytes {
  readonly chunks: Uint8Array[] = []
  length = 0

  /** True once there are enough. */
  add(chunk: Uint8Array): boolean {
    this.chunks.push(chunk.slice())
    this.length += chunk.length
    return this.length >= HEAD
  }

  bytes(): Uint8Array {
    const joined = new Uint8Array(this.length)
    let at = 0
    for (const chunk of this.chunks) {
      joined.set(chunk, at)
      at += chunk.length
    }
    return joined
  }
}

/** Undefined where no format matches. */
function readingOf(head: HeadBytes, whole: boolean, draft: FileDraft): Reading | undefined {
  const sniffed = sniff(decodeBytes(head.bytes().subarray(0, HEAD)), whole)
  if (sniffed === undefined) return undefined
  const reading = new Reading(sniffed, draft)
  for (const chunk of head.chunks) reading.push(chunk)
  return reading
}

function formatInWords({ format, framing }: Sniffed, plain: PlainBytes): string {
  const shape = { lines: format.shape === 'lines' ? '' : ' JSON Lines', elements: ' JSON array', values: ' JSON', members: ' JSON' }[framing]
  return `${format.name}${shape}${plain.zipped ? ', gzip' : ''}`
}
