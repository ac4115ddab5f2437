/**
 * A column of strings as UTF-8 bytes with offsets. Seven million texts are then a few buffers, not seven million
 * objects; a string is made only when it is shown or scored. Rows are split over segments, so that no buffer passes 1 GB.
 */
import { Growable } from './growable.ts'
import { bytesIn, inHeap, uint32In, type Allocate } from './memory.ts'

export interface TextSegment {
  /** The row in the table that this segment starts with. */
  readonly first: number
  /** UTF-8. */
  readonly bytes: Uint8Array
  /** Row i of the segment is bytes[offsets[i] .. offsets[i + 1]). */
  readonly offsets: Uint32Array
}

/** Plain data: it can be posted to a worker or written to a file as it is. */
export interface TextTable {
  readonly length: number
  readonly segments: readonly TextSegment[]
}

export const emptyTextTable: TextTable = { length: 0, segments: [] }

/** Below what any host refuses; and a segment that fills up is copied while it grows, which a smaller one is not for long. */
const SEGMENT_LIMIT = 1 << 27
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The bytes of a row, without copying. Throws RangeError where there is no such row. */
export function bytesAt(table: TextTable, row: number): Uint8Array {
  const segment = segmentOf(table, row)
  const at = row - segment.first
  return segment.bytes.subarray(segment.offsets[at], segment.offsets[at + 1])
}

/** Whether a row is exactly bytes[start .. end), told without a view of it. Throws RangeError where there is no such row. */
export function hasBytes(table: TextTable, row: number, bytes: Uint8Array, start = 0, end = bytes.length): boolean {
  const segment = segmentOf(table, row)
  const at = row - segment.first
  return isEqual(segment.bytes, segment.offsets[at] as number, segment.offsets[at + 1] as number, bytes, start, end)
}

function isEqual(text: Uint8Array, from: number, to: number, bytes: Uint8Array, start: number, end: number): boolean {
  if (to - from !== end - start) return false
  for (let i = 0; i < end - start; i++) if (text[from + i] !== bytes[start + i]) return false
  return true
}

/** The string of a row. Throws RangeError where there is no such row. */
export function textAt(table: TextTable, row: number): string {
  return decodeBytes(bytesAt(table, row))
}

/** UTF-8 bytes as a string; bytes that are not UTF-8 become U+FFFD. Shared memory is copied first, since hosts refuse to decode it. */
export function decodeBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice())
}

/** All rows as strings. For small tables only. */
export function allTexts(table: TextTable): string[] {
  return Array.from({ length: table.length }, (_, row) => textAt(table, row))
}

/** A table of empty texts. */
export function blankTextTable(length: number, allocate: Allocate = inHeap): TextTable {
  return length === 0 ? emptyTextTable : { length, segments: [{ first: 0, bytes: bytesIn(allocate, 0), offsets: uint32In(allocate, length + 1) }] }
}

/** A table of the given strings. */
export function textTable(texts: Iterable<string>, allocate: Allocate = inHeap): TextTable {
  const builder = new TextTableBuilder()
  for (const text of texts) builder.push(text)
  return builder.finish(allocate)
}

/**
 * Byte order of two UTF-8 strings: negative, 0 or positive, as memcmp. It differs from JavaScript's `<`, which compares
 * UTF-16 units (U+FF61 against U+1F600), and is the order that trec_eval breaks ties by.
 */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function segmentOf(table: TextTable, row: number): TextSegment {
  if (!(row >= 0 && row < table.length)) throw new RangeError(`Row ${row} of ${table.length}`)
  const { segments } = table
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle] as TextSegment).first <= row) low = middle
    else high = middle - 1
  }
  return segments[low] as TextSegment
}

/** Collects rows; `finish` gives the table. */
export class TextTableBuilder {
  #segmentLimit: number
  #allocate: Allocate
  #done: { first: number; bytes: Uint8Array; offsets: Uint32Array }[] = []
  #bytes = new Growable(Uint8Array, 1 << 12)
  #offsets = new Growable(Uint32Array)
  #first = 0
  #length = 0

  /**
   * @param segmentLimit most bytes a segment holds (a single longer row gets a segment of its own)
   * @param allocate where full segments lie: where `finish` wants them in the same place, they are not copied again
   */
  constructor(segmentLimit: number = SEGMENT_LIMIT, allocate: Allocate = inHeap) {
    this.#segmentLimit = segmentLimit
    this.#allocate = allocate
    this.#offsets.push(0)
  }

  get length(): number {
    return this.#length
  }

  /** Appends a string, or UTF-8 bytes (copied); returns its row. */
  push(text: string | Uint8Array): number {
    const bytes = typeof text === 'string' ? encoder.encode(text) : text
    if (this.#bytes.length > 0 && this.#bytes.length + bytes.length > this.#segmentLimit) this.#seal()
    this.#bytes.append(bytes)
    this.#offsets.push(this.#bytes.length)
    return this.#length++
  }

  /** Appends bytes[start .. end), a few of them; returns their row. */
  pushSlice(bytes: Uint8Array, start: number, end: number): number {
    if (this.#bytes.length > 0 && this.#bytes.length + end - start > this.#segmentLimit) this.#seal()
    this.#bytes.appendSlice(bytes, start, end)
    this.#offsets.push(this.#bytes.length)
    return this.#length++
  }

  /** Appends a row pushed before to another table in the making. */
  copyTo(other: TextTableBuilder, row: number): void {
    if (row < this.#first) return void other.push(this.bytesAt(row))
    const at = row - this.#first
    other.pushSlice(this.#bytes.memory, this.#offsets.at(at), this.#offsets.at(at + 1))
  }

  /** The bytes of a row pushed before; a view that the next push may leave behind. */
  bytesAt(row: number): Uint8Array {
    if (!(row >= 0 && row < this.#length)) throw new RangeError(`Row ${row} of ${this.#length}`)
    if (row >= this.#first) {
      const at = row - this.#first
      return this.#bytes.view().subarray(this.#offsets.at(at), this.#offsets.at(at + 1))
    }
    return bytesAt({ length: this.#first, segments: this.#done }, row)
  }

  /** Whether a row pushed before is exactly bytes[start .. end). */
  hasBytes(row: number, bytes: Uint8Array, start = 0, end = bytes.length): boolean {
    if (row < this.#first) return hasBytes({ length: this.#first, segments: this.#done }, row, bytes, start, end)
    const at = row - this.#first
    return isEqual(this.#bytes.memory, this.#offsets.at(at), this.#offsets.at(at + 1), bytes, start, end)
  }

  /** The table; nothing is pushed afterwards. */
  finish(allocate: Allocate = inHeap): TextTable {
    if (this.#offsets.length > 1) this.#seal()
    if (allocate === this.#allocate) return { length: this.#length, segments: this.#done }
    const segments = this.#done.map(({ first, bytes, offsets }) => {
      const [kept, keptOffsets] = [bytesIn(allocate, bytes.length), uint32In(allocate, offsets.length)]
      kept.set(bytes)
      keptOffsets.set(offsets)
      return { first, bytes: kept, offsets: keptOffsets }
    })
    return { length: this.#length, segments }
  }

  #seal(): void {
    this.#done.push({ first: this.#first, bytes: this.#bytes.finish(this.#allocate), offsets: this.#offsets.finish(this.#allocate) })
    this.#first = this.#length
    this.#bytes = new Growable(Uint8Array, 1 << 12)
    this.#offsets = new Growable(Uint32Array)
    this.#offsets.push(0)
  }
}
