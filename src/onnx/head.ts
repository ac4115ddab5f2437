/**
 * A cross-encoder's classification head, found by structure: from the graph's output back, layer by layer, to the
 * tensor that the first of them starts from, which is the token gather or the pooling. Names differ between exporters
 * and are not looked at.
 */
import { activationAt } from './activation.ts'
import { OnnxError } from './error.ts'
import { openGraph, type Graph, type OnnxFile } from './graph.ts'
import { denseAt } from './dense.ts'
import { normAt } from './norm.ts'
import type { HeadPart } from './part.ts'
import { through } from './walk.ts'

export interface Head {
  /** The tensor that the head starts from, [pairs, width]. */
  readonly input: string
  readonly width: number
  /** The graph's output that it makes, [pairs, labels]. */
  readonly output: string
  /** Numbers a pair: 1, or 2 (not relevant, relevant). */
  readonly labels: number
  /** First to last; the first is dense. */
  readonly layers: readonly HeadPart[]
}

/** Throws OnnxError where the graph has no head of dense layers, activations and layer norms, or an int8 one. */
export function findHead(file: OnnxFile): Head {
  return trainable(headOf(openGraph(file)))
}

/** Throws OnnxError for a head in int8: it could be read, but what is trained on it would be lost in rounding. */
export function trainable(head: Head): Head {
  if (head.layers.some((part) => part.kind === 'dense' && part.quantised !== undefined)) throw new OnnxError(QUANTISED)
  return head
}

/** The head, a dynamically quantised one too. */
export function headOf(graph: Graph): Head {
  const output = ['logits', 'scores'].find((name) => graph.outputs.includes(name)) ?? graph.outputs[0] ?? ''
  const layers: HeadPart[] = []
  let at = through(graph, output)
  for (let part = partAt(graph, at); part !== undefined; part = partAt(graph, at)) {
    const [after] = layers
    if (part.kind === 'dense' && widthInto(layers) !== undefined && widthInto(layers) !== part.outputs) break
    if (after?.kind === 'activation' && part.kind === 'activation') break
    layers.unshift(part)
    at = through(graph, part.input)
    if (layers.length > MOST_LAYERS) break
  }
  // What comes before the first dense layer belongs to the encoder: it would be trained against nothing.
  const first = layers.findIndex(({ kind }) => kind === 'dense')
  const whole = layers.slice(first)
  const [start, last] = [whole[0], whole.findLast((layer) => layer.kind === 'dense')]
  if (first < 0 || start?.kind !== 'dense' || last === undefined) throw noHead(graph, at, output)
  if (last.outputs > 2) throw new OnnxError(`"${output}" has ${last.outputs} labels a pair; a reranker has one, or two`)
  return { input: start.input, width: start.inputs, output, labels: last.outputs, layers: whole }
}

const QUANTISED = 'The head of this graph is quantised, and what is trained on it would be lost in rounding: train on the fp32 or fp16 graph of this model'
const MOST_LAYERS = 32

function partAt(graph: Graph, name: string): HeadPart | undefined {
  const layer = denseAt(graph, name) ?? normAt(graph, name)
  if (layer !== undefined) return layer
  const found = activationAt(graph, name, (inner) => denseAt(graph, inner) !== undefined || normAt(graph, inner) !== undefined)
  return found?.activation === undefined ? undefined : { kind: 'activation', activation: found.activation, input: found.input }
}

/** The width that the layers so far expect. */
function widthInto(layers: readonly HeadPart[]): number | undefined {
  const next = layers.find((layer) => layer.kind !== 'activation')
  return next?.kind === 'dense' ? next.inputs : next?.weight.dims[0]
}

const quantised: ReadonlySet<string> = new Set(['MatMulInteger', 'MatMulIntegerToFloat', 'DynamicQuantizeMatMul', 'QGemm', 'QLinearMatMul', 'DequantizeLinear', 'MatMulNBits', 'MatMulBnb4'])

function noHead(graph: Graph, at: string, output: string): OnnxError {
  const seen = new Set<string>()
  const waiting = [at]
  for (let name = waiting.pop(); name !== undefined && seen.size < 12; name = waiting.pop()) {
    const node = graph.producers.get(name)
    if (node === undefined || seen.has(name)) continue
    if (quantised.has(node.operator)) return new OnnxError(QUANTISED)
    seen.add(name)
    if (node.operator === 'Add' || node.operator === 'Mul' || node.operator === 'Cast') waiting.push(...node.inputs)
  }
  const operator = graph.producers.get(at)?.operator
  return new OnnxError(`"${output}" does not come from a dense layer but from ${operator ?? 'an input'} ("${at}"): the graph has no classification head, or one of an unknown kind`)
}
