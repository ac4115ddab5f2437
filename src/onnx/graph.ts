/** A model's graph as an index over its bytes: which node makes a tensor, which weights have which name. Weights stay where they are. */
import { OnnxError } from './error.ts'
import { ATTRIBUTE, GRAPH, MODEL, NODE, VALUE } from './schema.ts'
import { tensorAt, type ExternalFiles, type Tensor } from './tensor.ts'
import { children, fields, text, textIn, type Field, type Span } from './wire.ts'

/** An ONNX file, with the weight files beside it where it has any. */
export interface OnnxFile {
  readonly graph: Uint8Array
  readonly external?: ReadonlyMap<string, Uint8Array>
}

export interface Node {
  readonly operator: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly field: Field
}

export interface Weight extends Tensor {
  readonly field: Field
}

export interface Graph {
  readonly bytes: Uint8Array
  readonly files: ExternalFiles
  /** The model's `graph` fields: one, or several that count as one. */
  readonly parts: readonly Field[]
  readonly producers: ReadonlyMap<string, Node>
  readonly weights: ReadonlyMap<string, Weight>
  readonly outputs: readonly string[]
  /** How often a tensor is read, by nodes (those of inner graphs too) and as an output. */
  readonly uses: ReadonlyMap<string, number>
}

/** Throws OnnxError where the bytes are not an ONNX model. */
export function openGraph({ graph: bytes, external }: OnnxFile): Graph {
  try {
    return indexed(bytes, external ?? new Map())
  } catch (error) {
    if (!(error instanceof OnnxError)) throw error
    throw new OnnxError(`This is not an ONNX model (${error.message}). The file may be cut off, or a Git LFS pointer; fetch it again.`, { cause: error })
  }
}

/** The first of a node's attributes of a name, as a span over its AttributeProto. */
export function attribute({ bytes }: Graph, { field }: Node, name: string): Span | undefined {
  for (const found of children(bytes, field, NODE.attribute)) if (textIn(bytes, found, ATTRIBUTE.name) === name) return found
  return undefined
}

/** An integer attribute, or `otherwise` where the node does not have it. */
export function integer(graph: Graph, node: Node, name: string, otherwise: number): number {
  const found = attribute(graph, node, name)
  for (const field of found === undefined ? [] : fields(graph.bytes, found)) if (field.number === ATTRIBUTE.int) return field.value
  return otherwise
}

/** A float attribute, or `otherwise` where the node does not have it. */
export function float(graph: Graph, node: Node, name: string, otherwise: number): number {
  const found = attribute(graph, node, name)
  for (const field of found === undefined ? [] : fields(graph.bytes, found)) {
    if (field.number === ATTRIBUTE.float && field.to - field.from === 4) return new DataView(graph.bytes.buffer, graph.bytes.byteOffset + field.from, 4).getFloat32(0, true)
  }
  return otherwise
}

/** A text attribute, or `otherwise` where the node does not have it. */
export function string(graph: Graph, node: Node, name: string, otherwise: string): string {
  const found = attribute(graph, node, name)
  return found === undefined ? otherwise : (textIn(graph.bytes, found, ATTRIBUTE.string) ?? otherwise)
}

function indexed(bytes: Uint8Array, files: ExternalFiles): Graph {
  const parts = [...children(bytes, { from: 0, to: bytes.length }, MODEL.graph)]
  const producers = new Map<string, Node>()
  const weights = new Map<string, Weight>()
  const outputs: string[] = []
  const uses = new Map<string, number>()
  const use = (name: string) => uses.set(name, (uses.get(name) ?? 0) + 1)
  for (const part of parts) {
    for (const field of fields(bytes, part)) {
      if (field.number === GRAPH.node) {
        const node = nodeAt(bytes, field, use)
        for (const name of node.outputs) producers.set(name, node)
      } else if (field.number === GRAPH.initializer) {
        const tensor = tensorAt(bytes, field)
        weights.set(tensor.name, { ...tensor, field })
      } else if (field.number === GRAPH.output) {
        const name = textIn(bytes, field, VALUE.name)
        if (name !== undefined) outputs.push(name)
      }
    }
  }
  if (outputs.length === 0) throw new OnnxError('no graph with an output')
  outputs.forEach(use)
  return { bytes, files, parts, producers, weights, outputs, uses }
}

function nodeAt(bytes: Uint8Array, field: Field, use: (name: string) => void): Node {
  let operator = ''
  const [inputs, outputs]: [string[], string[]] = [[], []]
  for (const part of fields(bytes, field)) {
    if (part.number === NODE.operator) operator = text(bytes, part)
    else if (part.number === NODE.input) inputs.push(text(bytes, part))
    else if (part.number === NODE.output) outputs.push(text(bytes, part))
    else if (part.number === NODE.attribute) usesInside(bytes, part, use)
  }
  inputs.forEach(use)
  return { operator, inputs, outputs, field }
}

/** Branches and loop bodies are graphs in an attribute, and read the outer graph's tensors by name. */
function usesInside(bytes: Uint8Array, attribute: Span, use: (name: string) => void): void {
  const waiting: Span[] = [attribute]
  for (let found = waiting.pop(); found !== undefined; found = waiting.pop()) {
    for (const inner of fields(bytes, found)) {
      if (inner.number !== ATTRIBUTE.graph && inner.number !== ATTRIBUTE.graphs) continue
      for (const node of children(bytes, inner, GRAPH.node)) {
        for (const input of children(bytes, node, NODE.input)) use(text(bytes, input))
        waiting.push(...children(bytes, node, NODE.attribute))
      }
      for (const output of children(bytes, inner, GRAPH.output)) use(textIn(bytes, output, VALUE.name) ?? '')
    }
  }
}
