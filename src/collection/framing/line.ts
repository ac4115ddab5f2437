/**
 * A line where it lies in a file's bytes, and its fields. One of these is made a file and moved on from line to line, since a view a field would cost more than
 * reading it: seven million lines leave nothing behind.
 */
import { decodeBytes } from '../../columns/text-table.ts'

/** As many as any format of fields looks at. */
const MOST = 8
const [SPACE, TAB, LF, CR] = [0x20, 0x09, 0x0a, 0x0d]

/** ASCII white space: what trec_eval parts fields by. */
export const isBlank = (byte: number): boolean => byte === SPACE || (byte >= TAB && byte <= CR)

export class Line {
  /** The line is bytes[start .. end), during the call only. */
  bytes: Uint8Array = new Uint8Array(0)
  start = 0
  end = 0
  /** Field i is bytes[starts[i] .. ends[i]), once `fields` was asked for. */
  readonly starts = new Uint32Array(MOST)
  readonly ends = new Uint32Array(MOST)
  /** How many fields there are, and all their bytes over one another; -1 where nobody looked yet. */
  #count = -1
  #bits = 0

  /** Moves on; returns itself. */
  at(bytes: Uint8Array, start: number, end: number): this {
    this.#count = -1
    this.bytes = bytes
    this.start = start
    this.end = end
    return this
  }

  /**
   * Moves on to the line that starts at `start`, and tells its fields apart on the way to its end, which takes hardly longer than finding it. Returns where its
   * LF is; -1 where the bytes end before.
   */
  endFrom(bytes: Uint8Array, start: number): number {
    this.at(bytes, start, bytes.length)
    const end = this.#scan()
    if (end === bytes.length) return -1
    this.end = end
    return end
  }

  /** Tells the fields between runs of white space apart. Returns how many there are; the first eight can be looked at. */
  fields(): number {
    if (this.#count < 0) this.#scan()
    return this.#count
  }

  /** Tells fields apart up to an LF or the line's end. Returns where it stopped. */
  #scan(): number {
    const { bytes, starts, ends, end: limit } = this
    let at = this.start
    let count = 0
    let bits = 0
    for (;;) {
      let byte = SPACE
      while (at < limit && (byte = bytes[at] as number) !== LF && isBlank(byte)) at++
      if (at === limit || byte === LF) break
      const first = at
      do {
        bits |= byte
        at++
      } while (at < limit && ((byte = bytes[at] as number) > SPACE || !isBlank(byte)))
      if (count < MOST) {
        starts[count] = first
        ends[count] = at
      }
      count++
    }
    this.#count = count
    this.#bits = bits
    return at
  }

  /** The bytes of a field, as a view. */
  field(index: number): Uint8Array {
    return this.bytes.subarray(this.starts[index], this.ends[index])
  }

  /** The whole line, as a view. */
  get view(): Uint8Array {
    return this.bytes.subarray(this.start, this.end)
  }

  get isBlank(): boolean {
    for (let at = this.start; at < this.end; at++) if (!isBlank(this.bytes[at] as number)) return false
    return true
  }

  get isAscii(): boolean {
    this.fields()
    return this.#bits <= 0x7f
  }

  get text(): string {
    return decodeBytes(this.view)
  }
}
