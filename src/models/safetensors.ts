/**
 * Reads safetensors files: eight bytes of header length, a JSON header, then the tensors' bytes.
 * The file is someone else's: every number in the header is checked before it is used.
 */
import { fromHalf } from '../columns/half.ts'
import { arrayIn, isObject, numberIn, parseObject, stringIn, type JsonObject } from './json.ts'
import { ModelError } from './model.ts'

export interface Tensor {
  readonly shape: readonly number[]
  /** Row-major. */
  readonly data: Float32Array
}

const HEADER_LIMIT = 100_000_000 // the format's own
const widths: { readonly [dtype: string]: number } = { F32: 4, F16: 2, BF16: 2 }

export class Safetensors {
  #header: JsonObject
  #data: Uint8Array
  #file: string

  /** Throws ModelError where the bytes are not a safetensors file. */
  constructor(bytes: Uint8Array, file: string) {
    const length = bytes.length < 8 ? NaN : Number(viewOf(bytes).getBigUint64(0, true))
    if (!(length <= Math.min(HEADER_LIMIT, bytes.length - 8))) throw new ModelError(`${file} is not a safetensors file: its header does not fit into its ${bytes.length} bytes`)
    this.#file = file
    this.#header = parseObject(bytes.subarray(8, 8 + length), `${file}, header`)
    this.#data = bytes.subarray(8 + length)
  }

  has(name: string): boolean {
    return name !== '__metadata__' && Object.hasOwn(this.#header, name)
  }

  /** A tensor as float32. Throws ModelError where it is missing, of another dtype than F32, F16 or BF16, or its sizes do not agree. */
  tensor(name: string): Tensor {
    const entry = this.has(name) ? this.#header[name] : undefined
    if (!isObject(entry)) throw new ModelError(`${this.#file} has no tensor "${name}"; it has ${Object.keys(this.#header).filter((key) => this.has(key)).slice(0, 8).join(', ')}`)
    const dtype = stringIn(entry.dtype) ?? ''
    const width = Object.hasOwn(widths, dtype) ? widths[dtype] : undefined
    if (width === undefined) throw new ModelError(`${this.#file}: "${name}" is ${dtype}; supported are F32, F16 and BF16`)
    const shape = arrayIn(entry.shape).map((size) => numberIn(size) ?? NaN)
    const [start = NaN, end = NaN] = arrayIn(entry.data_offsets).map(numberIn)
    const bytes = shape.reduce((product, size) => product * size, width)
    const fits = shape.every((size) => Number.isSafeInteger(size) && size >= 0) && Number.isSafeInteger(start) && start >= 0 && end - start === bytes && end <= this.#data.length
    if (!fits) throw new ModelError(`${this.#file}: "${name}" of shape [${shape.join(', ')}] does not match its bytes ${start} to ${end} of ${this.#data.length}; the file may be cut off`)
    return { shape, data: floats(this.#data.subarray(start, end), dtype) }
  }
}

function floats(bytes: Uint8Array, dtype: string): Float32Array {
  const view = viewOf(bytes)
  if (dtype === 'F32') return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true))
  const bits = Uint16Array.from({ length: bytes.length / 2 }, (_, i) => view.getUint16(2 * i, true))
  if (dtype === 'F16') return Float32Array.from(bits, fromHalf)
  return new Float32Array(Uint32Array.from(bits, (half) => half << 16).buffer)
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
