/**
 * A dense layer of a dynamically quantised graph, as onnxruntime's quantiser writes it: DynamicQuantizeLinear,
 * MatMulInteger, Cast, Mul by both scales. It is never trained on, but the head trained on the same model's float
 * graph can take its place.
 */
import { constant } from './constants.ts'
import type { Graph, Node } from './graph.ts'
import type { DensePart } from './part.ts'
import { TYPE } from './schema.ts'

/** The quantised layer whose product is `name`, without its bias, which stays a float Add. */
export function quantisedAt(graph: Graph, name: string): DensePart | undefined {
  const node = graph.producers.get(name)
  if (node?.operator !== 'Mul') return undefined
  for (const input of [0, 1]) {
    const cast = made(graph, node.inputs[input], 'Cast')
    const integers = made(graph, cast?.inputs[0], 'MatMulInteger')
    const scales = made(graph, node.inputs[1 - input], 'Mul')
    const rounding = made(graph, integers?.inputs[0], 'DynamicQuantizeLinear')
    const stored = constant(graph, integers?.inputs[1] ?? '')
    const [inputs, outputs, ...more] = stored?.dims ?? []
    if (cast === undefined || integers === undefined || scales === undefined || rounding === undefined || inputs === undefined || outputs === undefined || more.length > 0) continue
    const weight = { name: integers.inputs[1] ?? '', node, input, dims: [inputs, outputs], type: TYPE.float }
    return { kind: 'dense', inputs, outputs, weight, outputsFirst: false, bias: undefined, input: rounding.inputs[0] ?? '', quantised: [cast, integers, scales, rounding] }
  }
  return undefined
}

function made(graph: Graph, name: string | undefined, operator: string): Node | undefined {
  const node = name === undefined ? undefined : graph.producers.get(name)
  return node?.operator === operator ? node : undefined
}
