/** One layer norm in a graph: a single node, or the eight or so that exporters wrote before opset 17. */
import { constant, scalar } from './constants.ts'
import { float, integer, type Graph, type Node } from './graph.ts'
import type { NormPart, Slot } from './part.ts'
import { elements } from './tensor.ts'
import { producer, slot, through } from './walk.ts'

/** The layer norm that makes `name`. */
export function normAt(graph: Graph, name: string): NormPart | undefined {
  const node = graph.producers.get(name)
  if (node?.operator === 'LayerNormalization') return oneNode(graph, node)
  if (node?.operator === 'Mul') return weighted(graph, node)
  return node?.operator === 'Add' ? withBias(graph, node) : undefined
}

function oneNode(graph: Graph, node: Node): NormPart | undefined {
  const weight = slot(graph, node, 1)
  const axis = integer(graph, node, 'axis', -1)
  if (weight === undefined || axis === 0 || weight.dims.length !== 1) return undefined
  return { kind: 'layer-norm', epsilon: float(graph, node, 'epsilon', 1e-5), weight, bias: parameter(graph, node, 2), input: node.inputs[0] ?? '' }
}

function withBias(graph: Graph, add: Node): NormPart | undefined {
  for (const input of [0, 1]) {
    const scaled = producer(graph, add.inputs[1 - input], 'Mul')
    const found = scaled && weighted(graph, scaled)
    const bias = parameter(graph, add, input)
    if (found !== undefined && slot(graph, add, input)?.dims.join() === found.weight.dims.join()) return { ...found, bias }
  }
  return undefined
}

function weighted(graph: Graph, scaled: Node): NormPart | undefined {
  for (const input of [0, 1]) {
    const weight = slot(graph, scaled, input)
    const quotient = producer(graph, scaled.inputs[1 - input], 'Div')
    const found = quotient && normalised(graph, quotient)
    if (found !== undefined && weight?.dims.length === 1) return { kind: 'layer-norm', weight, bias: undefined, ...found }
  }
  return undefined
}

/** (x - mean x) / √(mean (x - mean x)² + epsilon) */
function normalised(graph: Graph, quotient: Node): { input: string; epsilon: number } | undefined {
  const [above, below] = quotient.inputs
  const centred = producer(graph, above, 'Sub')
  const mean = producer(graph, centred?.inputs[1], 'ReduceMean')
  const sum = producer(graph, producer(graph, below, 'Sqrt')?.inputs[0], 'Add')
  const epsilon = sum?.inputs.map((name) => scalar(graph, name)).find((found) => found !== undefined)
  const variance = sum?.inputs.map((name) => producer(graph, name, 'ReduceMean')).find((found) => found !== undefined)
  const squared = squareOf(graph, variance?.inputs[0])
  const input = centred?.inputs[0]
  if (input === undefined || epsilon === undefined || squared === undefined || mean === undefined) return undefined
  const source = (name: string | undefined) => through(graph, name ?? '')
  return source(mean.inputs[0]) === source(input) && graph.producers.get(source(squared)) === centred ? { input, epsilon } : undefined
}

/** The tensor that a node squares: x to the power of 2, or x times x. */
function squareOf(graph: Graph, name: string | undefined): string | undefined {
  const node = graph.producers.get(through(graph, name ?? ''))
  const [first, second] = node?.inputs ?? []
  const squares = node?.operator === 'Pow' ? scalar(graph, second ?? '') === 2 : node?.operator === 'Mul' && first === second
  return squares ? first : undefined
}

/** A bias that is a parameter: where PyTorch's layer has none, the exporter writes zeros as a Constant node. */
function parameter(graph: Graph, node: Node, input: number): Slot | undefined {
  const found = slot(graph, node, input)
  const made = graph.producers.get(found?.name ?? '')?.operator === 'Constant'
  return made && found !== undefined && elements(found) > 0 && constant(graph, found.name)?.read().every((x) => x === 0) === true ? undefined : found
}
