/**
 * A graph said in operators that a GPU's runtime has sound kernels for. A node without one runs on the CPU, and what it
 * reads is fetched from the GPU first: in the middle of every layer that costs more than the layer.
 */
import { bytesField, integerField } from './encode.ts'
import { openGraph, type Graph, type Node } from './graph.ts'
import { Patch } from './patch.ts'
import { ATTRIBUTE, GRAPH, NODE, TYPE } from './schema.ts'

/**
 * The same graph for onnxruntime's WebGPU kernels; the bytes themselves where there is nothing to say otherwise:
 * - `And(a, b)` becomes a product of numbers: their kernel of And mixes up rows when it broadcasts.
 * - `Where(IsNaN(p), 0, p)`, with which PyTorch guards each attention's softmax, becomes `Where(p >= 0, p, 0)`: they have
 *   no kernel of IsNaN. A probability is not negative, and what is not a number is not >= 0, so the guard still holds.
 *
 * Throws OnnxError where the bytes are not an ONNX model.
 */
export function forGpu(bytes: Uint8Array): Uint8Array {
  const graph = openGraph({ graph: bytes })
  const patch = new Patch(graph)
  let changes = 0
  const instead = (node: Node, nodes: readonly Uint8Array[]) => {
    patch.instead(node, nodes)
    changes++
  }
  for (const node of new Set(graph.producers.values())) {
    const [first = '', second = '', third = ''] = node.inputs
    const [output = ''] = node.outputs
    if (node.operator === 'And') instead(node, product(first, second, output))
    const check = node.operator === 'Where' ? guardOf(graph, node) : undefined
    if (check === undefined) continue
    instead(check, [nodeField('GreaterOrEqual', [third, second], first)])
    instead(node, [nodeField('Where', [first, third, second], output)])
  }
  return changes === 0 ? bytes : patch.apply().graph
}

/** The check of Where(IsNaN(p), constant, p), p of a softmax, where nobody else reads it. */
function guardOf({ producers, uses }: Graph, { inputs: [condition = '', , otherwise = ''] }: Node): Node | undefined {
  const check = producers.get(condition)
  const isGuard = check?.operator === 'IsNaN' && uses.get(condition) === 1 && check.inputs[0] === otherwise && producers.get(otherwise)?.operator === 'Softmax'
  return isGuard ? check : undefined
}

/** Truth values as numbers, multiplied, as truth values. */
function product(a: string, b: string, output: string): Uint8Array[] {
  const [left, right, both] = ['left', 'right', 'both'].map((part) => `${output}.${part}`) as [string, string, string]
  return [cast(a, left, TYPE.float), cast(b, right, TYPE.float), nodeField('Mul', [left, right], both), cast(both, output, TYPE.bool)]
}

const INT_ATTRIBUTE = 2
const cast = (input: string, output: string, to: number) =>
  nodeField('Cast', [input], output, bytesField(NODE.attribute, bytesField(ATTRIBUTE.name, 'to'), integerField(ATTRIBUTE.int, to), integerField(ATTRIBUTE.type, INT_ATTRIBUTE)))

function nodeField(operator: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]): Uint8Array {
  const names = [...inputs.map((name) => bytesField(NODE.input, name)), bytesField(NODE.output, output)]
  return bytesField(GRAPH.node, ...names, bytesField(NODE.name, `${output}.${operator}`), bytesField(NODE.operator, operator), ...attributes)
}
