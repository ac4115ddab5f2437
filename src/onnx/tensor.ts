/** Weights where they lie: a TensorProto's shape and the whereabouts of its numbers, which are read only when asked for. */
import { fromHalf } from '../columns/half.ts'
import { OnnxError } from './error.ts'
import { ENTRY, TENSOR, TYPE } from './schema.ts'
import { BYTES, FIXED32, fields, integers, text, textIn, type Field, type Span } from './wire.ts'

/** Weight files that lie beside a graph, by the name that it calls them. */
export type ExternalFiles = ReadonlyMap<string, Uint8Array>

export type Content =
  /** Little-endian elements in the graph's own file: raw_data, or a packed float_data, which is the same bytes. */
  | ({ readonly kind: 'inline' } & Span)
  /** The same in a file beside it. */
  | { readonly kind: 'external'; readonly file: string; readonly offset: number; readonly length: number | undefined }
  /** One protobuf value each. */
  | { readonly kind: 'values'; readonly fields: readonly Field[] }

export interface Tensor {
  readonly name: string
  readonly dims: readonly number[]
  /** TensorProto.DataType */
  readonly type: number
  readonly content: Content
}

/** The TensorProto in `span`. Throws OnnxError where it is broken. */
export function tensorAt(bytes: Uint8Array, span: Span): Tensor {
  let [name, type] = ['', 0]
  const dims: number[] = []
  const values: Field[] = []
  const entries = new Map<string, string>()
  let raw: Field | undefined
  for (const field of fields(bytes, span)) {
    if (field.number === TENSOR.dims) for (const size of integers(bytes, field)) dims.push(size)
    else if (field.number === TENSOR.type) type = field.value
    else if (field.number === TENSOR.name) name = text(bytes, field)
    else if (field.number === TENSOR.raw) raw = field
    else if (field.number === TENSOR.external) entries.set(textIn(bytes, field, ENTRY.key) ?? '', textIn(bytes, field, ENTRY.value) ?? '')
    else if (field.number === TENSOR.floats || field.number === TENSOR.int32s) values.push(field)
  }
  return { name, dims, type, content: entries.size > 0 ? external(name, entries) : inline(raw, values) }
}

/** How many elements a shape holds. Throws OnnxError where a size is none. */
export function elements({ name, dims }: { readonly name: string; readonly dims: readonly number[] }): number {
  const count = dims.reduce((product, size) => product * size, 1)
  if (!dims.every((size) => Number.isSafeInteger(size) && size >= 0) || !Number.isSafeInteger(count)) throw new OnnxError(`"${name}" has the impossible shape [${dims.join(', ')}]`)
  return count
}

/** Bytes of one element of a type whose numbers can be read here; undefined for others. */
export const widthOf = (type: number): number | undefined => readers.get(type)?.width

/** A tensor's numbers, row-major. Throws OnnxError where they are missing, of another type, or not as many as its shape says. */
export function readTensor(bytes: Uint8Array, tensor: Tensor, files: ExternalFiles): Float32Array {
  const reader = readers.get(tensor.type)
  if (reader === undefined) throw new OnnxError(`"${tensor.name}" has elements of type ${tensor.type}; float32, float16, bfloat16, float64, int8 and int64 can be read`)
  const count = elements(tensor)
  const found = tensor.content.kind === 'values' ? typedValues(bytes, tensor, tensor.content.fields) : rawValues(rawBytes(bytes, tensor, files), reader)
  if (found.length !== count) throw new OnnxError(`"${tensor.name}" of shape [${tensor.dims.join(', ')}] should hold ${count} numbers and holds ${found.length}`)
  return found
}

function rawBytes(bytes: Uint8Array, { name, content }: Tensor, files: ExternalFiles): Uint8Array {
  if (content.kind === 'inline') return bytes.subarray(content.from, content.to)
  if (content.kind === 'values') return new Uint8Array()
  const file = files.get(content.file)
  if (file === undefined) throw new OnnxError(`The weights "${name}" lie in ${content.file}, which is missing: it belongs beside the graph`)
  const length = content.length ?? file.length - content.offset
  if (content.offset < 0 || length < 0 || content.offset + length > file.length) throw new OnnxError(`The weights "${name}" end at byte ${content.offset + length} of ${content.file}, which has ${file.length}: it is cut off, or of another model`)
  return file.subarray(content.offset, content.offset + length)
}

interface ElementReader {
  readonly width: number
  readonly read: (view: DataView, at: number) => number
}

const readers: ReadonlyMap<number, ElementReader> = new Map([
  [TYPE.float, { width: 4, read: (view, at) => view.getFloat32(at, true) }],
  [TYPE.half, { width: 2, read: (view, at) => fromHalf(view.getUint16(at, true)) }],
  [TYPE.bfloat16, { width: 2, read: (view, at) => bfloat(view.getUint16(at, true)) }],
  [TYPE.double, { width: 8, read: (view, at) => view.getFloat64(at, true) }],
  [TYPE.int8, { width: 1, read: (view, at) => view.getInt8(at) }],
  [TYPE.int64, { width: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
] satisfies [number, ElementReader][])

function rawValues(raw: Uint8Array, { width, read }: ElementReader): Float32Array {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  const found = new Float32Array(Math.floor(raw.length / width))
  for (let i = 0; i < found.length; i++) found[i] = read(view, i * width)
  return found
}

/** float_data as single values, or int32_data, which also holds int8, and the bits of float16. */
function typedValues(bytes: Uint8Array, { type }: Tensor, values: readonly Field[]): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: number[] = []
  for (const field of values) {
    if (field.number === TENSOR.floats) for (let at = field.from; at + 4 <= field.to; at += 4) found.push(view.getFloat32(at, true))
    else for (const value of integers(bytes, field)) found.push(type === TYPE.half ? fromHalf(value & 0xffff) : type === TYPE.bfloat16 ? bfloat(value & 0xffff) : value)
  }
  return Float32Array.from(found)
}

function inline(raw: Field | undefined, values: readonly Field[]): Content {
  if (raw !== undefined) return { kind: 'inline', from: raw.from, to: raw.to }
  const [only, ...more] = values
  const packed = only?.number === TENSOR.floats && (only.wire === BYTES || only.wire === FIXED32)
  return packed && more.length === 0 ? { kind: 'inline', from: only.from, to: only.to } : { kind: 'values', fields: values }
}

function external(name: string, entries: ReadonlyMap<string, string>): Content {
  const [file, offset, length] = [entries.get('location'), Number(entries.get('offset') ?? 0), entries.get('length')]
  const size = length === undefined ? undefined : Number(length)
  if (file === undefined || !Number.isSafeInteger(offset) || (size !== undefined && !Number.isSafeInteger(size))) throw new OnnxError(`"${name}" does not say where its weights lie`)
  return { kind: 'external', file, offset, length: size }
}

const word = new DataView(new ArrayBuffer(4))
function bfloat(bits: number): number {
  word.setUint32(0, bits << 16)
  return word.getFloat32(0)
}
