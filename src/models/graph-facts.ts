/**
 * The little that has to be known of an ONNX file before a session is made of it: its inputs and outputs, and which
 * files its weights lie in. Walks the protobuf wire format and skips what it does not need, weights included.
 * Field numbers: onnx.proto (ModelProto.graph 7; GraphProto.initializer 5, input 11, output 12; TensorProto.external_data 13).
 */
import { ModelError } from './model.ts'

export interface GraphValue {
  readonly name: string
  /** A number where the size is fixed, a name (or '') where it is not. */
  readonly dims: readonly (number | string)[]
}

export interface GraphFacts {
  readonly inputs: readonly GraphValue[]
  readonly outputs: readonly GraphValue[]
  /** Names of the weight files beside the graph that it refers to. */
  readonly external: readonly string[]
}

/** Throws ModelError where the bytes are not an ONNX model. */
export function graphFacts(bytes: Uint8Array, path: string): GraphFacts {
  try {
    const graphs = messages(bytes, 7)
    const [initial, inputs, outputs] = [5, 11, 12].map((field) => graphs.flatMap((graph) => messages(graph, field))) as [Uint8Array[], Uint8Array[], Uint8Array[]]
    if (outputs.length === 0) throw new RangeError('no graph with an output')
    const weights = new Set(initial.map((tensor) => textOf(tensor, 8)))
    const locations = initial.flatMap((tensor) => messages(tensor, 13)).filter((entry) => textOf(entry, 1) === 'location')
    return {
      inputs: inputs.map(value).filter(({ name }) => !weights.has(name)),
      outputs: outputs.map(value),
      external: [...new Set(locations.map((entry) => textOf(entry, 2)))],
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ModelError(`${path} is not an ONNX model (${error.message}). The file may be cut off, or a Git LFS pointer; fetch it again.`)
  }
}

/**
 * Names of the nodes of some operators, for a runtime to be told of. Empty where the bytes are not an ONNX model.
 * GraphProto.node 1; NodeProto: name 3, op_type 4.
 */
export function nodeNames(bytes: Uint8Array, operators: readonly string[]): string[] {
  try {
    const nodes = messages(bytes, 7).flatMap((graph) => messages(graph, 1))
    return nodes.flatMap((node) => (operators.includes(textOf(node, 4)) ? [textOf(node, 3)] : [])).filter((name) => name !== '')
  } catch (error) {
    if (error instanceof RangeError) return [] // the runtime will say what is wrong with them
    throw error
  }
}

/** ValueInfoProto: name 1, type 2; TypeProto.tensor_type 1; Tensor.shape 2; TensorShapeProto.dim 1; Dimension.dim_value 1, dim_param 2. */
function value(info: Uint8Array): GraphValue {
  const shapes = [2, 1, 2].reduce((parents, field) => parents.flatMap((parent) => messages(parent, field)), [info])
  const dims = shapes.flatMap((shape) => messages(shape, 1)).map((dim) => numbers(dim, 1)[0] ?? textOf(dim, 2))
  return { name: textOf(info, 1), dims }
}

const messages = (bytes: Uint8Array, wanted: number) => [...fields(bytes)].flatMap(({ field, content }) => (field === wanted && typeof content === 'object' ? [content] : []))
const numbers = (bytes: Uint8Array, wanted: number) => [...fields(bytes)].flatMap(({ field, content }) => (field === wanted && typeof content === 'number' ? [content] : []))
const textOf = (bytes: Uint8Array, field: number) => new TextDecoder().decode((messages(bytes, field)[0] ?? new Uint8Array()).slice())

function* fields(bytes: Uint8Array): Generator<{ field: number; content: number | Uint8Array }> {
  let at = 0
  const varint = (): number => {
    let [result, scale] = [0, 1]
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined || scale > 2 ** 63) throw new RangeError(`broken at byte ${at}`)
      result += (byte & 0x7f) * scale
      if (byte < 0x80) return result
      scale *= 128
    }
  }
  while (at < bytes.length) {
    const key = varint()
    const [field, wire] = [Math.floor(key / 8), key % 8]
    if (field === 0) throw new RangeError(`broken at byte ${at}`)
    if (wire === 0) yield { field, content: varint() }
    else {
      const length = wire === 1 ? 8 : wire === 5 ? 4 : wire === 2 ? varint() : -1
      if (length < 0 || at + length > bytes.length) throw new RangeError(`broken at byte ${at}`)
      yield { field, content: bytes.subarray(at, at + length) }
      at += length
    }
  }
}
