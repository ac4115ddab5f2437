/** One dense layer in a graph: Gemm, MatMul, or MatMul and the Add of a bias. */
import { float, integer, type Graph, type Node } from './graph.ts'
import type { DensePart } from './part.ts'
import { quantisedAt } from './quantised.ts'
import { elements } from './tensor.ts'
import { slot, through } from './walk.ts'

/** The dense layer that makes `name`. */
export function denseAt(graph: Graph, name: string): DensePart | undefined {
  const node = graph.producers.get(name)
  if (node?.operator === 'Gemm') return gemm(graph, node)
  return node?.operator === 'Add' ? withBias(graph, node) : productAt(graph, name)
}

function withBias(graph: Graph, add: Node): DensePart | undefined {
  for (const input of [0, 1]) {
    const product = productAt(graph, through(graph, add.inputs[1 - input] ?? ''))
    const bias = slot(graph, add, input)
    if (product !== undefined && bias !== undefined && elements(bias) === product.outputs) return { ...product, bias }
  }
  return undefined
}

function productAt(graph: Graph, name: string): DensePart | undefined {
  const node = graph.producers.get(name)
  return node?.operator === 'MatMul' ? product(graph, node, false) : quantisedAt(graph, name)
}

function gemm(graph: Graph, node: Node): DensePart | undefined {
  const plain = integer(graph, node, 'transA', 0) === 0 && float(graph, node, 'alpha', 1) === 1 && float(graph, node, 'beta', 1) === 1
  const part = plain ? product(graph, node, integer(graph, node, 'transB', 0) === 1) : undefined
  if (part === undefined || (node.inputs[2] ?? '') === '') return part
  const bias = slot(graph, node, 2)
  return bias !== undefined && elements(bias) === part.outputs ? { ...part, bias } : undefined
}

function product(graph: Graph, node: Node, outputsFirst: boolean): DensePart | undefined {
  const weight = slot(graph, node, 1)
  const [rows, columns, ...more] = weight?.dims ?? []
  if (weight === undefined || rows === undefined || columns === undefined || more.length > 0 || elements(weight) === 0) return undefined
  const [outputs, inputs] = outputsFirst ? [rows, columns] : [columns, rows]
  return { kind: 'dense', inputs, outputs, weight, outputsFirst, bias: undefined, input: node.inputs[0] ?? '' }
}
