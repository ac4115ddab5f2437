/**
 * The little that has to be known of an ONNX file before a session is made of it: its inputs and outputs, and which
 * files its weights lie in.
 */
import { OnnxError } from '../onnx/error.ts'
import { DIMENSION, ENTRY, GRAPH, MODEL, NODE, TENSOR, VALUE, VALUE_TO_DIMENSION } from '../onnx/schema.ts'
import { VARINT, children, fields, textIn, type Field } from '../onnx/wire.ts'
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
    const [tensors, inputs, outputs] = [GRAPH.initializer, GRAPH.input, GRAPH.output].map((number) => inGraph(bytes, number)) as [Field[], Field[], Field[]]
    if (outputs.length === 0) throw new OnnxError('no graph with an output')
    const weights = new Set(tensors.map((tensor) => textIn(bytes, tensor, TENSOR.name)))
    const locations = tensors.flatMap((tensor) => [...children(bytes, tensor, TENSOR.external)]).filter((entry) => textIn(bytes, entry, ENTRY.key) === 'location')
    return {
      inputs: inputs.map((input) => value(bytes, input)).filter(({ name }) => !weights.has(name)),
      outputs: outputs.map((output) => value(bytes, output)),
      external: [...new Set(locations.map((entry) => textIn(bytes, entry, ENTRY.value) ?? ''))],
    }
  } catch (error) {
    if (!(error instanceof OnnxError)) throw error
    throw new ModelError(`${path} is not an ONNX model (${error.message}). The file may be cut off, or a Git LFS pointer; fetch it again.`)
  }
}

/** Names of the nodes of some operators, for a runtime to be told of. Empty where the bytes are not an ONNX model. */
export function nodeNames(bytes: Uint8Array, operators: readonly string[]): string[] {
  try {
    const nodes = inGraph(bytes, GRAPH.node).filter((node) => operators.includes(textIn(bytes, node, NODE.operator) ?? ''))
    return nodes.map((node) => textIn(bytes, node, NODE.name) ?? '').filter((name) => name !== '')
  } catch (error) {
    if (error instanceof OnnxError) return [] // the runtime will say what is wrong with them
    throw error
  }
}

/** What the model's graph, which may be written in several parts, holds under one field number. */
function inGraph(bytes: Uint8Array, number: number): Field[] {
  const graphs = [...children(bytes, { from: 0, to: bytes.length }, MODEL.graph)]
  return graphs.flatMap((graph) => [...children(bytes, graph, number)])
}

function value(bytes: Uint8Array, info: Field): GraphValue {
  const dims = VALUE_TO_DIMENSION.reduce((parents, number) => parents.flatMap((parent) => [...children(bytes, parent, number)]), [info])
  return { name: textIn(bytes, info, VALUE.name) ?? '', dims: dims.map((dim) => sizeIn(bytes, dim) ?? textIn(bytes, dim, DIMENSION.name) ?? '') }
}

function sizeIn(bytes: Uint8Array, dim: Field): number | undefined {
  for (const { number, wire, value: size } of fields(bytes, dim)) if (number === DIMENSION.size && wire === VARINT) return size
  return undefined
}
