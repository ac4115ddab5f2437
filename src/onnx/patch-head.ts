/**
 * Writes a trained head into the file it came from. A weight that is the head's alone is overwritten where it lies; one
 * that is shared (exporters merge equal weights), folded from others, or absent gets a copy of its own, in a second `graph`
 * field at the end, and its node reads that. Every other byte stays as it was.
 */
import { toHalf } from '../columns/half.ts'
import { constant, transpose } from './constants.ts'
import { bytesField, concatenated, integerField, varint } from './encode.ts'
import { OnnxError } from './error.ts'
import { openGraph, type Graph, type Node, type OnnxFile } from './graph.ts'
import { headOf, type HeadPart } from './head.ts'
import type { Layer } from './layers.ts'
import type { DensePart, NormPart, Slot } from './parts.ts'
import { GRAPH, MODEL, NODE, TENSOR, TYPE } from './schema.ts'
import { growth, spliced, type Splice } from './splice.ts'
import { elements, widthOf, type Tensor } from './tensor.ts'
import { fields, type Field } from './wire.ts'

/** A patched model: the graph, and those weight files beside it that changed, under their names. */
export interface PatchedFile {
  readonly graph: Uint8Array
  readonly external: ReadonlyMap<string, Uint8Array>
}

/**
 * `layers` are as `readHead` gave them, with other numbers; a dense layer or a norm without bias may have been given one.
 * Float16 graphs get the nearest float16. Throws OnnxError where layers and head do not go together, a number does not
 * fit into float16, or a weight file is missing from `file.external`.
 */
export function patchHead(file: OnnxFile, layers: readonly Layer[]): PatchedFile {
  const graph = openGraph(file)
  const head = headOf(graph)
  if (head.layers.length !== layers.length) throw new OnnxError(`The head has ${head.layers.length} layers, and ${layers.length} were given`)
  const patch = new Patch(graph)
  head.layers.forEach((part, i) => write(patch, part, layers[i]))
  return patch.apply()
}

function write(patch: Patch, part: HeadPart, layer: Layer | undefined): void {
  if (part.kind === 'activation' && layer?.kind === 'activation' && layer.activation === part.activation) return
  if (part.kind === 'dense' && layer?.kind === 'dense') {
    patch.weight(part.weight, part.outputsFirst ? layer.weight : transpose(layer.weight, part.outputs, part.inputs))
    return patch.bias(part, layer.bias, part.outputs)
  }
  if (part.kind === 'layer-norm' && layer?.kind === 'layer-norm') {
    patch.weight(part.weight, layer.weight)
    return patch.bias(part, layer.bias, elements(part.weight))
  }
  throw new OnnxError(`The head has ${describe(part)} where ${layer === undefined ? 'nothing' : describe(layer)} was given`)
}

const describe = (layer: { readonly kind: string; readonly activation?: string }) => layer.activation ?? layer.kind

class Patch {
  #graph: Graph
  #splices: Splice[] = []
  #external = new Map<string, Uint8Array>()
  #tensors: Uint8Array[] = []
  /** Nodes that read other names than before. */
  #inputs = new Map<Node, string[]>()
  /** MatMuls that got a bias: its name. */
  #added = new Map<Node, string>()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  weight(slot: Slot, data: Float32Array): void {
    if (data.length !== elements(slot)) throw new OnnxError(`"${slot.name}" has the shape [${slot.dims.join(', ')}], and ${data.length} numbers were given for it`)
    const bytes = encoded(slot, data)
    if (!this.#overwrite(slot, bytes)) this.#rename(slot.node, slot.input, this.#own(slot.name, slot.dims, slot.type, bytes))
  }

  bias(part: DensePart | NormPart, data: Float32Array | undefined, width: number): void {
    const { bias, weight } = part
    if (bias !== undefined) return this.weight(bias, data ?? new Float32Array(width))
    if (data === undefined) return
    if (data.length !== width) throw new OnnxError(`A bias of ${data.length} numbers was given for ${width}`)
    const name = this.#own(`${weight.name}.bias`, [width], weight.type, encoded(weight, data))
    if (weight.node.operator === 'MatMul') this.#added.set(weight.node, name)
    else this.#rename(weight.node, 2, name)
  }

  apply(): PatchedFile {
    const { bytes, parts } = this.#graph
    for (const node of new Set([...this.#inputs.keys(), ...this.#added.keys()])) this.#splices.push({ from: node.field.start, to: node.field.to, bytes: this.#rewritten(node) })
    const headers = parts.flatMap((part) => {
      const inside = this.#splices.filter(({ from }) => from >= part.from && from < part.to)
      const grown = growth(inside)
      return grown === 0 ? [] : [{ from: part.start, to: part.from, bytes: concatenated([varint(MODEL.graph * 8 + 2), varint(part.to - part.from + grown)]) }]
    })
    const end = this.#tensors.length === 0 ? [] : [{ from: bytes.length, to: bytes.length, bytes: bytesField(MODEL.graph, ...this.#tensors) }]
    return { graph: spliced(bytes, [...this.#splices, ...headers, ...end]), external: this.#external }
  }

  /** In place, if the weight is nobody else's and lies there as it will be written. */
  #overwrite({ name, type }: Slot, bytes: Uint8Array): boolean {
    const weight = constant(this.#graph, name)?.weight
    if (weight === undefined || weight.type !== type || this.#graph.uses.get(name) !== 1) return false
    const { content } = weight
    if (content.kind === 'values') return false
    if (content.kind === 'inline') {
      if (content.to - content.from !== bytes.length) return false
      this.#splices.push({ from: content.from, to: content.to, bytes })
      return true
    }
    if (content.length !== bytes.length || this.#isShared(weight, content)) return false
    const file = this.#external.get(content.file) ?? this.#graph.files.get(content.file)?.slice()
    if (file === undefined) throw new OnnxError(`The weights "${name}" lie in ${content.file}, which is missing: it belongs beside the graph`)
    if (content.offset < 0 || content.offset + bytes.length > file.length) throw new OnnxError(`The weights "${name}" lie beyond the end of ${content.file}`)
    file.set(bytes, content.offset)
    this.#external.set(content.file, file)
    return true
  }

  /** Equal weights may be stored once and pointed at twice. */
  #isShared(weight: Tensor, { file, offset, length = Infinity }: { file: string; offset: number; length: number | undefined }): boolean {
    return [...this.#graph.weights.values()].some((other) => {
      if (other === weight || other.content.kind !== 'external' || other.content.file !== file) return false
      const end = other.content.offset + (other.content.length ?? Infinity)
      return other.content.offset < offset + length && offset < end
    })
  }

  /** A weight of the head's own; gives the name that it got. */
  #own(name: string, dims: readonly number[], type: number, raw: Uint8Array): string {
    const { weights, producers, uses } = this.#graph
    let own = `${name}.tuned`
    while (weights.has(own) || producers.has(own) || uses.has(own)) own += '.tuned'
    this.#tensors.push(
      bytesField(GRAPH.initializer, ...dims.map((size) => integerField(TENSOR.dims, size)), integerField(TENSOR.type, type), bytesField(TENSOR.name, own), bytesField(TENSOR.raw, raw)),
    )
    return own
  }

  #rename(node: Node, input: number, name: string): void {
    const inputs = this.#inputs.get(node) ?? [...node.inputs]
    while (inputs.length < input) inputs.push('')
    inputs[input] = name
    this.#inputs.set(node, inputs)
  }

  /** The node with its new inputs, and behind it the Add of a bias that it had not. */
  #rewritten(node: Node): Uint8Array {
    const { bytes } = this.#graph
    const [output = ''] = node.outputs
    const bias = this.#added.get(node)
    const kept = [...fields(bytes, node.field)].filter(({ number }) => number !== NODE.input && number !== NODE.output)
    const inputs = (this.#inputs.get(node) ?? node.inputs).map((name) => bytesField(NODE.input, name))
    const outputs = (bias === undefined ? node.outputs : [`${output}.product`]).map((name) => bytesField(NODE.output, name))
    const changed = bytesField(GRAPH.node, ...inputs, ...outputs, ...kept.map((field) => whole(bytes, field)))
    if (bias === undefined) return changed
    const sum = bytesField(GRAPH.node, bytesField(NODE.input, `${output}.product`), bytesField(NODE.input, bias), bytesField(NODE.output, output), bytesField(NODE.operator, 'Add'))
    return concatenated([changed, sum])
  }
}

const whole = (bytes: Uint8Array, { start, to }: Field) => bytes.subarray(start, to)

function encoded({ name, type }: { readonly name: string; readonly type: number }, data: Float32Array): Uint8Array {
  const width = type === TYPE.float || type === TYPE.half ? widthOf(type) : undefined
  if (width === undefined) throw new OnnxError(`"${name}" has elements of type ${type}; only float32 and float16 can be written`)
  const bytes = new Uint8Array(data.length * width)
  const view = new DataView(bytes.buffer)
  data.forEach((value, i) => {
    if (type === TYPE.float) return view.setFloat32(4 * i, value, true)
    const half = toHalf(value)
    if ((half & 0x7c00) === 0x7c00) throw new OnnxError(`"${name}": ${value} does not fit into float16`)
    view.setUint16(2 * i, half, true)
  })
  return bytes
}
