/** Small ONNX files for tests: nodes, weights, one input of float vectors. */
import { bytesField, concatenated, integerField } from '../encode.ts'
import { ATTRIBUTE, GRAPH, MODEL, NODE, TENSOR, TYPE, VALUE } from '../schema.ts'

type AttributeValue = number | { readonly float: number } | readonly number[] | string | Uint8Array

export interface NodeSketch {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: { readonly [name: string]: AttributeValue }
  readonly domain?: string
}

/** A model over `x`, float vectors [pairs, width], that gives `y`. `weights` are TensorProtos without their field key. */
export function model(nodes: readonly NodeSketch[], weights: readonly Uint8Array[], { width = 4, output = 'y', opset = 17 } = {}): Uint8Array {
  const dims = concatenated([bytesField(1, bytesField(2, 'pairs')), bytesField(1, integerField(1, width))])
  const input = concatenated([bytesField(VALUE.name, 'x'), bytesField(VALUE.type, bytesField(1, integerField(1, TYPE.float), bytesField(2, dims)))])
  const graph = [
    ...nodes.map((sketch) => bytesField(GRAPH.node, node(sketch))),
    bytesField(2, 'test'),
    ...weights.map((weight) => bytesField(GRAPH.initializer, weight)),
    bytesField(GRAPH.input, input),
    bytesField(GRAPH.output, bytesField(VALUE.name, output)),
  ]
  const imports = ['', 'com.microsoft'].map((domain) => bytesField(8, bytesField(1, domain), integerField(2, domain === '' ? opset : 1)))
  return concatenated([integerField(1, 8), bytesField(MODEL.graph, ...graph), ...imports])
}

/** A float32 tensor in raw_data. */
export function tensor(name: string, dims: readonly number[], data: readonly number[]): Uint8Array {
  return concatenated([...header(name, dims, TYPE.float), bytesField(TENSOR.raw, floats(data))])
}

/** A float32 tensor in float_data: packed, or a field a number. */
export function typedTensor(name: string, dims: readonly number[], data: readonly number[], packed: boolean): Uint8Array {
  const single = (value: number) => concatenated([Uint8Array.of(TENSOR.floats * 8 + 5), floats([value])])
  return concatenated([...header(name, dims, TYPE.float), ...(packed ? [bytesField(TENSOR.floats, floats(data))] : data.map(single))])
}

function header(name: string, dims: readonly number[], type: number): Uint8Array[] {
  return [...dims.map((size) => integerField(TENSOR.dims, size)), integerField(TENSOR.type, type), bytesField(TENSOR.name, name)]
}

function node({ operator, inputs, output, attributes = {}, domain = '' }: NodeSketch): Uint8Array {
  const written = Object.entries(attributes).map(([name, value]) => bytesField(NODE.attribute, bytesField(ATTRIBUTE.name, name), attributeValue(value)))
  return concatenated([...inputs.map((input) => bytesField(NODE.input, input)), bytesField(NODE.output, output), bytesField(NODE.operator, operator), ...written, bytesField(NODE.domain, domain)])
}

const kind = (type: number) => concatenated([Uint8Array.of(0xa0, 0x01), Uint8Array.of(type)]) // AttributeProto.type = 20

function attributeValue(value: AttributeValue): Uint8Array {
  if (typeof value === 'number') return concatenated([integerField(ATTRIBUTE.int, value), kind(2)])
  if (typeof value === 'string') return concatenated([bytesField(ATTRIBUTE.string, value), kind(3)])
  if (value instanceof Uint8Array) return concatenated([bytesField(ATTRIBUTE.tensor, value), kind(4)])
  if ('float' in value) return concatenated([Uint8Array.of(ATTRIBUTE.float * 8 + 5), floats([value.float]), kind(1)])
  return concatenated([...value.map((entry) => integerField(ATTRIBUTE.ints, entry)), kind(7)])
}

function floats(data: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(data.length * 4)
  const view = new DataView(bytes.buffer)
  data.forEach((value, i) => view.setFloat32(4 * i, value, true))
  return bytes
}
