/**
 * Tensors that depend on no input: weights, Constant nodes, and what exporters put between a weight and its reader
 * (Identity where equal weights were merged, Cast, Transpose, int8 weights with a scale). Told by structure; numbers
 * are read when asked for.
 */
import { attribute, integer, type Graph, type Node } from './graph.ts'
import { OnnxError } from './error.ts'
import { ATTRIBUTE } from './schema.ts'
import { elements, readTensor, tensorAt, type Tensor } from './tensor.ts'
import { children, fields, integers } from './wire.ts'

export interface Constant {
  readonly dims: readonly number[]
  /** TensorProto.DataType that its reader sees. */
  readonly type: number
  /** The weight that it is, where nothing stands between. */
  readonly weight: Tensor | undefined
  /** Row-major. Throws OnnxError where the numbers are missing or cannot be read. */
  readonly read: () => Float32Array
}

/** The constant of a name; undefined where the tensor depends on an input, or is made in a way that is not known here. */
export function constant(graph: Graph, name: string, depth = 0): Constant | undefined {
  const weight = graph.weights.get(name)
  if (weight !== undefined) return { dims: weight.dims, type: weight.type, weight, read: () => readTensor(graph.bytes, weight, graph.files) }
  const node = graph.producers.get(name)
  if (node === undefined || depth > DEEPEST) return undefined
  if (node.operator === 'Constant') return valueOf(graph, node)
  const at = (input: number) => constant(graph, node.inputs[input] ?? '', depth + 1)
  const first = operators.has(node.operator) ? at(0) : undefined
  if (first === undefined) return undefined
  const { dims, type, read } = first
  if (node.operator === 'Identity') return { dims, type, weight: undefined, read }
  if (node.operator === 'Cast') return { dims, type: integer(graph, node, 'to', 0), weight: undefined, read }
  if (node.operator === 'Transpose') return transposed(graph, node, first)
  const scale = at(1)
  return scale === undefined ? undefined : product(first, scale)
}

/** A constant of one element, as a number. */
export function scalar(graph: Graph, name: string): number | undefined {
  const found = constant(graph, name)
  return found !== undefined && elements({ name, dims: found.dims }) === 1 ? found.read()[0] : undefined
}

/** Row-major [rows, columns] to [columns, rows]. */
export function transpose(data: Float32Array, rows: number, columns: number): Float32Array {
  return data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)] as number)
}

const DEEPEST = 6
const operators: ReadonlySet<string> = new Set(['Identity', 'Cast', 'Transpose', 'Mul'])

/** A Constant node's `value`. */
function valueOf(graph: Graph, node: Node): Constant | undefined {
  const value = attribute(graph, node, 'value')
  for (const field of value === undefined ? [] : children(graph.bytes, value, ATTRIBUTE.tensor)) {
    const tensor = tensorAt(graph.bytes, field)
    return { dims: tensor.dims, type: tensor.type, weight: undefined, read: () => readTensor(graph.bytes, tensor, graph.files) }
  }
  return undefined
}

/** Of a matrix, its only other order. */
function transposed(graph: Graph, node: Node, { dims, type, read }: Constant): Constant | undefined {
  const [rows, columns, ...more] = dims
  if (rows === undefined || columns === undefined || more.length > 0) return undefined
  const order = attribute(graph, node, 'perm')
  const axes = order === undefined ? [1, 0] : [...fields(graph.bytes, order)].filter(({ number }) => number === ATTRIBUTE.ints).flatMap((field) => integers(graph.bytes, field))
  if (axes[0] !== 1 || axes[1] !== 0) return undefined
  return { dims: [columns, rows], type, weight: undefined, read: () => transpose(read(), rows, columns) }
}

/** A matrix times a scale: one number, one a row, or one a column. */
function product(a: Constant, b: Constant): Constant | undefined {
  const [whole, scale] = a.dims.length > b.dims.length || count(a) >= count(b) ? [a, b] : [b, a]
  const [rows = 1, columns = 1] = whole.dims.length === 2 ? whole.dims : [1, count(whole)]
  const [down, across] = scale.dims.length === 2 ? scale.dims : [1, count(scale)]
  if (whole.dims.length > 2 || (down !== 1 && down !== rows) || (across !== 1 && across !== columns)) return undefined
  const read = () => {
    const [data, by] = [whole.read(), scale.read()]
    if (by.length === 0 || columns === 0) throw new OnnxError('A scale of weights is empty')
    return data.map((x, at) => x * (by[(down === 1 ? 0 : Math.floor(at / columns) * (across ?? 1)) + (across === 1 ? 0 : at % columns)] as number))
  }
  return { dims: whole.dims, type: whole.type, weight: undefined, read }
}

const count = ({ dims }: Constant) => dims.reduce((size, dim) => size * dim, 1)
