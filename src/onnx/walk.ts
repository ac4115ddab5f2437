/** Steps back through a graph, from a tensor to what made it. */
import { constant } from './constants.ts'
import type { Graph, Node } from './graph.ts'
import type { Slot } from './part.ts'

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

/** The node behind those, if it is of that operator. */
export function producer(graph: Graph, name: string | undefined, operator: string): Node | undefined {
  const node = name === undefined ? undefined : graph.producers.get(through(graph, name))
  return node?.operator === operator ? node : undefined
}

/** A node's input, if it is a constant. */
export function slot(graph: Graph, node: Node, input: number): Slot | undefined {
  const name = node.inputs[input] ?? ''
  const found = name === '' ? undefined : constant(graph, name)
  return found && { name, node, input, dims: found.dims, type: found.type }
}

const MOST_STEPS = 64
const passive: ReadonlySet<string> = new Set(['Identity', 'Cast', 'Dropout', 'Squeeze', 'Unsqueeze', 'Flatten', 'Reshape'])
