/** The layers of a head as they stand in a graph: one dense layer, one layer norm, each with the tensor it starts from. */
import { constant, scalar } from './constants.ts'
import { float, integer, type Graph, type Node } from './graph.ts'
import { elements } from './tensor.ts'

/** Where a layer's weights enter the graph: which input of which node, and the shape and type that the node wants. */
export interface Slot {
  /** The tensor's name. */
  readonly name: string
  readonly node: Node
  /** Index among the node's inputs. */
  readonly input: number
  readonly dims: readonly number[]
  /** TensorProto.DataType */
  readonly type: number
}

export interface DensePart {
  readonly kind: 'dense'
  /** Widths of what goes in and comes out. */
  readonly inputs: number
  readonly outputs: number
  readonly weight: Slot
  /** The weight lies as [outputs, inputs], PyTorch's order; else as [inputs, outputs]. */
  readonly outputsFirst: boolean
  readonly bias: Slot | undefined
  readonly input: string
}

export interface NormPart {
  readonly kind: 'layer-norm'
  readonly epsilon: number
  readonly weight: Slot
  readonly bias: Slot | undefined
  readonly input: string
}

/** The dense layer that makes `name`: Gemm, MatMul, or MatMul and the Add of a bias. */
export function denseAt(graph: Graph, name: string): DensePart | undefined {
  const node = graph.producers.get(name)
  if (node?.operator === 'Gemm') return gemm(graph, node)
  if (node?.operator === 'MatMul') return matMul(graph, node)
  if (node?.operator !== 'Add' || node.inputs.length !== 2) return undefined
  for (const input of [0, 1]) {
    const before = graph.producers.get(through(graph, node.inputs[1 - input] ?? ''))
    const product = before?.operator === 'MatMul' ? matMul(graph, before) : undefined
    const bias = slot(graph, node, input)
    if (product !== undefined && bias !== undefined && elements(bias) === product.outputs) return { ...product, bias }
  }
  return undefined
}

/** The layer norm that makes `name`: one node, or the eight or so that exporters wrote before opset 17. */
export function normAt(graph: Graph, name: string): NormPart | undefined {
  const node = graph.producers.get(name)
  if (node?.operator === 'LayerNormalization') return oneNode(graph, node)
  if (node?.operator === 'Mul') return withWeight(graph, node, undefined)
  if (node?.operator !== 'Add' || node.inputs.length !== 2) return undefined
  for (const input of [0, 1]) {
    const before = graph.producers.get(through(graph, node.inputs[1 - input] ?? ''))
    const found = before?.operator === 'Mul' ? withWeight(graph, before, slot(graph, node, input)) : undefined
    if (found?.bias !== undefined && elements(found.bias) === elements(found.weight)) return found
  }
  return undefined
}

/** The tensor behind nodes that change a tensor's shape or type and no number of it. */
export function through(graph: Graph, name: string): string {
  let found = name
  for (let step = 0; step < MOST_STEPS; step++) {
    const node = graph.producers.get(found)
    const [input] = node?.inputs ?? []
    if (node === undefined || input === undefined || !passive.has(node.operator)) break
    found = input
  }
  return found
}

const MOST_STEPS = 64
const passive: ReadonlySet<string> = new Set(['Identity', 'Cast', 'Dropout', 'Squeeze', 'Unsqueeze', 'Flatten', 'Reshape'])

function gemm(graph: Graph, node: Node): DensePart | undefined {
  const plain = integer(graph, node, 'transA', 0) === 0 && float(graph, node, 'alpha', 1) === 1 && float(graph, node, 'beta', 1) === 1
  const part = plain ? product(graph, node, integer(graph, node, 'transB', 0) === 1) : undefined
  if (part === undefined || (node.inputs[2] ?? '') === '') return part
  const bias = slot(graph, node, 2)
  return bias !== undefined && elements(bias) === part.outputs ? { ...part, bias } : undefined
}

const matMul = (graph: Graph, node: Node) => product(graph, node, false)

function product(graph: Graph, node: Node, outputsFirst: boolean): DensePart | undefined {
  const weight = slot(graph, node, 1)
  const [rows, columns, ...more] = weight?.dims ?? []
  if (weight === undefined || rows === undefined || columns === undefined || more.length > 0 || elements(weight) === 0) return undefined
  const [outputs, inputs] = outputsFirst ? [rows, columns] : [columns, rows]
  return { kind: 'dense', inputs, outputs, weight, outputsFirst, bias: undefined, input: node.inputs[0] ?? '' }
}

function oneNode(graph: Graph, node: Node): NormPart | undefined {
  const weight = slot(graph, node, 1)
  const axis = integer(graph, node, 'axis', -1)
  if (weight === undefined || axis === 0 || weight.dims.length !== 1) return undefined
  return { kind: 'layer-norm', epsilon: float(graph, node, 'epsilon', 1e-5), weight, bias: parameter(graph, node, 2), input: node.inputs[0] ?? '' }
}

/** (x - mean x) / √(mean (x - mean x)² + epsilon), times a weight. */
function withWeight(graph: Graph, node: Node, bias: Slot | undefined): NormPart | undefined {
  for (const input of [0, 1]) {
    const weight = slot(graph, node, input)
    const quotient = producer(graph, node.inputs[1 - input], 'Div')
    if (weight === undefined || weight.dims.length !== 1 || quotient === undefined) continue
    const centred = producer(graph, quotient.inputs[0], 'Sub')
    const root = producer(graph, quotient.inputs[1], 'Sqrt')
    const padded = producer(graph, root?.inputs[0], 'Add')
    const [mean, variance] = [producer(graph, centred?.inputs[1], 'ReduceMean'), padded?.inputs.map((name) => producer(graph, name, 'ReduceMean')).find((found) => found !== undefined)]
    const epsilon = padded?.inputs.map((name) => scalar(graph, name)).find((found) => found !== undefined)
    const square = graph.producers.get(through(graph, variance?.inputs[0] ?? ''))
    const source = through(graph, centred?.inputs[0] ?? '')
    const squares = square?.operator === 'Pow' ? scalar(graph, square.inputs[1] ?? '') === 2 : square?.operator === 'Mul' && square.inputs[0] === square.inputs[1]
    if (centred === undefined || epsilon === undefined || !squares || through(graph, mean?.inputs[0] ?? '') !== source || through(graph, square?.inputs[0] ?? '') !== through(graph, quotient.inputs[0] ?? '')) continue
    return { kind: 'layer-norm', epsilon, weight, bias, input: centred.inputs[0] ?? '' }
  }
  return undefined
}

function producer(graph: Graph, name: string | undefined, operator: string): Node | undefined {
  const node = name === undefined ? undefined : graph.producers.get(through(graph, name))
  return node?.operator === operator ? node : undefined
}

function slot(graph: Graph, node: Node, input: number): Slot | undefined {
  const name = node.inputs[input] ?? ''
  const found = name === '' ? undefined : constant(graph, name)
  return found && { name, node, input, dims: found.dims, type: found.type }
}

/** A bias that is a parameter: where PyTorch's layer has none, the exporter writes zeros as a Constant node. */
function parameter(graph: Graph, node: Node, input: number): Slot | undefined {
  const name = node.inputs[input] ?? ''
  const zeros = graph.producers.get(name)?.operator === 'Constant' && constant(graph, name)?.read().every((x) => x === 0) === true
  return zeros ? undefined : slot(graph, node, input)
}
