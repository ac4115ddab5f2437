/** Reads one file into a draft, from bytes to rows. Whatever the bytes are, it does not throw: it reports. */
import { decodeBytes } from '../columns/text-table.ts'
import type { ByteSource } from './bytes/byte-source.ts'
import { plainBytes, type PlainBytes } from './bytes/plain-bytes.ts'
import { FileDraft } from './draft.ts'
import { Findings, many, Refusal } from './findings.ts'
import { isObject } from './formats/fields.ts'
import type { Place } from './formats/format.ts'
import type { Framer, OnFrame } from './framing/framer.ts'
import { JsonFrames } from './framing/json-frames.ts'
import { Lines } from './framing/lines.ts'
import { HEAD, sniff, type Sniffed } from './sniff.ts'
import { explainUnknown } from './unknown-file.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

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
      reading = Reading.of(head, false, draft)
      if (reading === undefined) break
      head = new HeadBytes()
    }
    await options.onChunk?.(plain.bytesRead, reading?.rows ?? 0)
  }
  options.signal?.throwIfAborted()
  reading ??= head.length > 0 ? Reading.of(head, true, draft) : undefined
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

/** A file whose reader is found. */
class Reading {
  readonly sniffed: Sniffed
  readonly findings: Findings
  rows = 0
  #framer: Framer

  /** Undefined where no format matches. */
  static of(head: HeadBytes, whole: boolean, draft: FileDraft): Reading | undefined {
    const sniffed = sniff(decodeBytes(head.bytes().subarray(0, HEAD)), whole)
    if (sniffed === undefined) return undefined
    const reading = new Reading(sniffed, draft)
    for (const chunk of head.chunks) reading.push(chunk)
    return reading
  }

  constructor(sniffed: Sniffed, draft: FileDraft) {
    this.sniffed = sniffed
    this.findings = new Findings(sniffed.framing === 'lines' ? 'line' : 'record')
    const take = taker(sniffed)
    const onFrame: OnFrame = (bytes, number) => {
      if (isBlank(bytes)) {
        if (sniffed.format.name === 'TREC qrels') this.findings.tally('blank', (count) => `${many(count, 'blank line')} skipped. trec_eval refuses a qrels file with blank lines.`)
        return
      }
      this.rows++
      try {
        take(bytes, { number, draft, findings: this.findings })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        this.findings.refuse(number, decodeBytes(bytes.subarray(0, 1024)), error)
      }
    }
    this.#framer = sniffed.framing === 'lines' ? new Lines(onFrame) : new JsonFrames(sniffed.framing, onFrame)
  }

  push(chunk: Uint8Array): void {
    this.#framer.push(chunk)
  }

  end(): readonly string[] {
    const damage = this.#framer.end()
    return damage === undefined ? [] : [damage]
  }
}

/** What takes a frame's bytes. */
function taker({ format, framing }: Sniffed): (bytes: Uint8Array, at: Place) => void {
  const unit = framing === 'lines' ? 'line' : 'record'
  if (format.shape === 'lines') {
    const read = format.open()
    return (bytes, at) => {
      if (bytes.some((byte) => byte > 0x7f)) decoded(bytes, unit, at)
      read(bytes, at)
    }
  }
  if (format.shape === 'members') {
    return (bytes, at) => {
      const member = parsed(`{${decoded(bytes, unit, at)}}`, format.expected)
      for (const [key, value] of Object.entries(isObject(member) ? member : {})) format.read(key, value, at)
    }
  }
  return (bytes, at) => {
    const record = parsed(decoded(bytes, unit, at), format.expected)
    if (!isObject(record) || !format.matches(record)) throw new Refusal('it is JSON, but not of this shape', format.expected)
    format.read(record, at)
  }
}

/** A frame as text. Bytes that are no UTF-8 cost their characters, not their line; the receipt says so. */
function decoded(bytes: Uint8Array, unit: string, { number, findings }: Place): string {
  const text = decodeBytes(bytes)
  if (text.includes('\uFFFD') && !isUtf8(bytes)) {
    findings.tally('not UTF-8', (count) => `${many(count, unit)} held bytes that are not UTF-8 (first in ${unit} ${number}): such characters were replaced. Save the file as UTF-8.`)
  }
  return text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

function parsed(text: string, expected: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const literal = /[:[,]\s*(NaN|-?Infinity)\b/.exec(text)?.[1]
    throw new Refusal(literal === undefined ? 'it is not JSON, or cut off' : `${literal} is no number in JSON, and no score`, expected)
  }
}

function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  return true
}

function formatInWords({ format, framing }: Sniffed, plain: PlainBytes): string {
  const shape = { lines: format.shape === 'lines' ? '' : ' JSON Lines', elements: ' JSON array', values: ' JSON', members: ' JSON' }[framing]
  return `${format.name}${shape}${plain.zipped ? ', gzip' : ''}`
}
