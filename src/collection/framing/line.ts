/**
 * A line where it lies in a file's bytes, and its fields. One of these is made a file and moved on from line to line, since a view a field would cost more than
 * reading it: seven million lines leave nothing behind.
 */
import { decodeBytes } from '../../columns/text-table.ts'

/** As many as any format of fields looks at. */
const MOST = 8
const [SPACE, TAB, CR] = [0x20, 0x09, 0x0d]

/** ASCII white space: what trec_eval parts fields by. */
export const isBlank = (byte: number): boolean => byte === SPACE || (byte >= TAB && byte <= CR)

export class Line {
  /** The line is bytes[start .. end), during the call only. */
  bytes: Uint8Array = new Uint8Array(0)
  start = 0
  end = 0
  /** Field i of those last told apart by `fields` is bytes[starts[i] .. ends[i]). */
  readonly starts = new Uint32Array(MOST)
  readonly ends = new Uint32Array(MOST)
  /** All bytes of the line over one another, once `fields` has seen them. */
  #bits: number | undefined

  /** Moves on; returns itself. */
  at(bytes: Uint8Array, start: number, end: number): this {
    this.bytes = bytes
    this.start = start
    this.end = end
    this.#bits = undefined
    return this
  }

  /** Tells the fields between runs of white space apart. Returns how many there are; the first eight can be looked at. */
  fields(): number {
    const { bytes, end, starts, ends } = this
    let [count, bits, first] = [0, 0, -1]
    for (let at = this.start; at < end; at++) {
      const byte = bytes[at] as number
      bits |= byte
      if (byte > SPACE || !isBlank(byte)) {
        if (first < 0) first = at
      } else if (first >= 0) {
        if (count < MOST) {
          starts[count] = first
          ends[count] = at
        }
        count++
        first = -1
      }
    }
    this.#bits = bits
    if (first < 0) return count
    if (count < MOST) {
      starts[count] = first
      ends[count] = end
    }
    return count + 1
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
    if (this.#bits === undefined) {
      this.#bits = 0
      for (let at = this.start; at < this.end; at++) this.#bits |= this.bytes[at] as number
    }
    return this.#bits <= 0x7f
  }

  get text(): string {
    return decodeBytes(this.view)
  }
}
