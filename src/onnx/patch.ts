/** Changes to a graph, gathered and then made in one copy of the file: weights overwritten or added, nodes that read others. */
import { constant } from './constants.ts'
import { bytesField, concatenated, integerField, varint } from './encode.ts'
import { OnnxError } from './error.ts'
import type { Graph, Node } from './graph.ts'
import type { Slot } from './part.ts'
import { GRAPH, MODEL, NODE, TENSOR } from './schema.ts'
import { growth, spliced, splicedInPlace, type Splice } from './splice.ts'
import type { Tensor } from './tensor.ts'
import { fields, type Field } from './wire.ts'

/** A patched model: the graph, and those weight files beside it that changed, under their names. */
export interface PatchedFile {
  readonly graph: Uint8Array
  readonly external: ReadonlyMap<string, Uint8Array>
}

/** What a node becomes: its own fields but for these, and the nodes behind it. */
interface Edit {
  readonly inputs?: readonly string[]
  readonly outputs?: readonly string[]
  /** Another operator, without the old one's attributes. */
  readonly operator?: string
  readonly behind?: Uint8Array
}

export class Patch {
  #graph: Graph
  #edits = new Map<Node, Edit>()
  #dropped = new Set<Field>()
  #overwritten: Splice[] = []
  #external = new Map<string, Uint8Array>()
  #added: Uint8Array[] = []
  #names = new Set<string>()

  constructor(graph: Graph) {
    this.#graph = graph
  }

  /** Writes a weight's bytes where the old ones lie. False, and nothing done, unless it is the slot's alone and of the same size. */
  overwrite({ name, type }: Slot, raw: Uint8Array): boolean {
    const weight = constant(this.#graph, name)?.weight
    if (weight === undefined || weight.type !== type || this.#graph.uses.get(name) !== 1) return false
    const { content } = weight
    if (content.kind === 'external') return content.length === raw.length && !this.#isShared(weight) && this.#writeBeside(name, content, raw)
    if (content.kind === 'values' || content.to - content.from !== raw.length) return false
    this.#overwritten.push({ from: content.from, to: content.to, bytes: raw })
    return true
  }

  /** Adds a weight; gives the name that it got. */
  add(name: string, dims: readonly number[], type: number, raw: Uint8Array): string {
    const free = this.#freeName(`${name}.tuned`)
    const shape = dims.map((size) => integerField(TENSOR.dims, size))
    this.#added.push(bytesField(GRAPH.initializer, ...shape, integerField(TENSOR.type, type), bytesField(TENSOR.name, free), bytesField(TENSOR.raw, raw)))
    return free
  }

  /** Lets a node read another tensor. */
  read({ node, input }: Pick<Slot, 'node' | 'input'>, name: string): void {
    const inputs = [...(this.#edits.get(node)?.inputs ?? node.inputs)]
    while (inputs.length < input) inputs.push('')
    inputs[input] = name
    this.#edits.set(node, { ...this.#edits.get(node), inputs })
  }

  /** Adds a tensor to what a node gives. */
  sum(node: Node, name: string): void {
    const [output = ''] = node.outputs
    const before = this.#freeName(`${output}.product`)
    const behind = bytesField(GRAPH.node, bytesField(NODE.input, before), bytesField(NODE.input, name), bytesField(NODE.output, output), bytesField(NODE.operator, 'Add'))
    this.#edits.set(node, { ...this.#edits.get(node), outputs: [before], behind })
  }

  /** Puts another operation in a node's place, and drops those nodes of `superfluous`, and weights, that nothing reads any more. */
  replace(node: Node, operator: string, inputs: readonly string[], superfluous: readonly Node[]): void {
    this.#edits.set(node, { ...this.#edits.get(node), operator, inputs })
    const gone = [node]
    const isRead = (name: string) => (this.#graph.uses.get(name) ?? 0) > gone.reduce((count, { inputs: read }) => count + read.filter((input) => input === name).length, 0)
    const nextGone = () => superfluous.find((other) => !gone.includes(other) && !other.outputs.some(isRead))
    for (let next = nextGone(); next !== undefined; next = nextGone()) gone.push(next)
    for (const { field } of gone.slice(1)) this.#dropped.add(field)
    for (const name of gone.flatMap(({ inputs: read }) => read)) {
      const weight = this.#graph.weights.get(name)
      if (weight !== undefined && !isRead(name)) this.#dropped.add(weight.field)
    }
  }

  /** Puts other nodes, as fields of a graph, in a node's place; one of them has to give what it gave. Nothing else is dropped. */
  instead(node: Node, nodes: readonly Uint8Array[]): void {
    this.#overwritten.push({ from: node.field.start, to: node.field.to, bytes: concatenated(nodes) })
  }

  /** @param own whether the file's bytes may be overwritten, which spares a copy of a large file */
  apply(own = false): PatchedFile {
    const { bytes, parts } = this.#graph
    const nodes = [...this.#edits].map(([node, edit]) => ({ from: node.field.start, to: node.field.to, bytes: this.#rewritten(node, edit) }))
    const dropped = [...this.#dropped].map(({ start, to }) => ({ from: start, to, bytes: new Uint8Array() }))
    const inside = [...this.#overwritten, ...nodes, ...dropped]
    const headers = parts.flatMap((part) => {
      const grown = growth(inside.filter(({ from }) => from >= part.from && from < part.to))
      return grown === 0 ? [] : [{ from: part.start, to: part.from, bytes: concatenated([varint(MODEL.graph * 8 + 2), varint(part.to - part.from + grown)]) }]
    })
    const end = this.#added.length === 0 ? [] : [{ from: bytes.length, to: bytes.length, bytes: bytesField(MODEL.graph, ...this.#added) }]
    return { graph: (own ? splicedInPlace : spliced)(bytes, [...inside, ...headers, ...end]), external: this.#external }
  }

  /** The name, with as many strokes as it takes to be nobody else's. */
  #freeName(wanted: string): string {
    const { weights, producers, uses } = this.#graph
    let free = wanted
    while (weights.has(free) || producers.has(free) || uses.has(free) || this.#names.has(free)) free += "'"
    this.#names.add(free)
    return free
  }

  #rewritten(node: Node, { inputs = node.inputs, outputs = node.outputs, operator, behind }: Edit): Uint8Array {
    const { bytes } = this.#graph
    const changed: readonly number[] = [NODE.input, NODE.output, ...(operator === undefined ? [] : [NODE.operator, NODE.attribute, NODE.domain])]
    const kept = [...fields(bytes, node.field)].filter(({ number }) => !changed.includes(number)).map(({ start, to }) => bytes.subarray(start, to))
    const names = [...inputs.map((name) => bytesField(NODE.input, name)), ...outputs.map((name) => bytesField(NODE.output, name))]
    const other = operator === undefined ? [] : [bytesField(NODE.operator, operator)]
    return concatenated([bytesField(GRAPH.node, ...names, ...kept, ...other), behind ?? new Uint8Array()])
  }

  /** Equal weights may lie in a file once, and be pointed at twice. */
  #isShared(weight: Tensor): boolean {
    const here = reach(weight)
    return [...this.#graph.weights.values()].some((other) => {
      const there = other === weight ? undefined : reach(other)
      return here !== undefined && there !== undefined && here.file === there.file && here.from < there.to && there.from < here.to
    })
  }

  #writeBeside(name: string, { file: path, offset }: { readonly file: string; readonly offset: number }, raw: Uint8Array): boolean {
    const file = this.#external.get(path) ?? this.#graph.files.get(path)?.slice()
    if (file === undefined || offset < 0 || offset + raw.length > file.length) throw new OnnxError(`The weights "${name}" lie in ${path}, which is ${file === undefined ? 'missing: it belongs beside the graph' : 'cut off'}`)
    file.set(raw, offset)
    this.#external.set(path, file)
    return true
  }
}

function reach({ content }: Tensor): { file: string; from: number; to: number } | undefined {
  return content.kind === 'external' ? { file: content.file, from: content.offset, to: content.offset + (content.length ?? Infinity) } : undefined
}
