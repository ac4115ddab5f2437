/**
 * The protobuf wire format, walked and not parsed: a message is a run of fields, each a key (number and wire type) and
 * a content that can be stepped over without looking in. So a file of a gigabyte costs as many steps as it has fields,
 * and nothing is copied. The bytes are someone else's: every length is checked before it is used.
 */
import { OnnxError } from './error.ts'

/** A run of bytes in a file: [from, to). */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A field of a message. The span is its content without key and length; `start` is where its key is. */
export interface Field extends Span {
  readonly number: number
  readonly wire: number
  readonly start: number
  /** Of a varint, read as a signed 64-bit integer (exact to ±2^53); else 0. */
  readonly value: number
}

export const VARINT = 0
export const FIXED64 = 1
export const BYTES = 2
export const FIXED32 = 5

/** The fields of the message in `span`, in file order. Throws OnnxError where they do not fit into it. */
export function* fields(bytes: Uint8Array, { from, to }: Span = { from: 0, to: bytes.length }): Generator<Field> {
  const reader = { at: from }
  while (reader.at < to) {
    const start = reader.at
    const key = varint(bytes, reader, to)
    const [number, wire] = [Math.floor(key / 8), key & 7]
    if (number < 1 || number > MOST_FIELDS) throw broken(start)
    if (wire === VARINT) {
      const first = reader.at
      const value = varint(bytes, reader, to)
      yield { number, wire, start, from: first, to: reader.at, value }
      continue
    }
    const length = wire === BYTES ? varint(bytes, reader, to) : wire === FIXED32 ? 4 : wire === FIXED64 ? 8 : -1
    const first = reader.at
    if (length < 0 || length > to - first) throw broken(start)
    reader.at = first + length
    yield { number, wire, start, from: first, to: reader.at, value: 0 }
  }
}

/** The fields of one number that hold bytes: strings and messages. */
export function* children(bytes: Uint8Array, span: Span, number: number): Generator<Field> {
  for (const field of fields(bytes, span)) if (field.number === number && field.wire === BYTES) yield field
}

/** A span as text. Copied first, since memory that realms share cannot be decoded in place. */
export function text(bytes: Uint8Array, { from, to }: Span): string {
  return decoder.decode(bytes.slice(from, to))
}

/** The first field of a number inside a message, as text; undefined where it has none. */
export function textIn(bytes: Uint8Array, span: Span, number: number): string | undefined {
  for (const field of children(bytes, span, number)) return text(bytes, field)
  return undefined
}

/** All values of a repeated integer field, packed or not. */
export function integers(bytes: Uint8Array, field: Field): number[] {
  if (field.wire === VARINT) return [field.value]
  if (field.wire !== BYTES) throw broken(field.start)
  const found: number[] = []
  const reader = { at: field.from }
  while (reader.at < field.to) found.push(varint(bytes, reader, field.to))
  return found
}

const decoder = new TextDecoder()
const MOST_FIELDS = 2 ** 29 - 1

/** Seven bits a byte, low ones first; as two halves, since a double cannot hold -1 written as 2^64 - 1. */
function varint(bytes: Uint8Array, reader: { at: number }, to: number): number {
  const start = reader.at
  let [low, high] = [0, 0]
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = reader.at < to ? bytes[reader.at++] : undefined
    if (byte === undefined) break
    const bits = byte & 0x7f
    if (shift < 32) low |= bits << shift
    if (shift === 28) high |= bits >> 4
    if (shift > 28) high |= bits << (shift - 32)
    if (byte < 0x80) return high * 2 ** 32 + (low >>> 0)
  }
  throw broken(start)
}

const broken = (at: number) => new OnnxError(`broken at byte ${at}`)
