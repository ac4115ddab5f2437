/** The ways in which exporters write a head, each as a small graph: what is found in it, and what it computes, against onnxruntime. */
import { describe, expect, test, vi } from 'vitest'
import { runGraph } from '../../scripts/run-graph.ts'
import { distance } from '../../scripts/tiny-models.ts'
import { findHead } from './head.ts'
import { runLayers } from './layers.ts'
import { patchHead } from './patch-head.ts'
import { readHead } from './read-head.ts'
import { model, tensor, typedTensor, type NodeSketch } from './testing/build.ts'
import { otherWeights } from './testing/weights.ts'

vi.setConfig({ testTimeout: 60_000 })

const numbers = (count: number, seed = 1) => Array.from({ length: count }, (_, i) => Math.fround(Math.sin((i + 1) * seed * 1.7)))
const op = (operator: string, inputs: string, output: string, attributes: NodeSketch['attributes'] = {}, domain = ''): NodeSketch => ({ operator, inputs: inputs.split(' '), output, attributes, domain })
const w1 = tensor('w1', [4, 3], numbers(12))
const b1 = tensor('b1', [3], numbers(3, 2))
const w2 = tensor('w2', [1, 3], numbers(3, 3))
const b2 = tensor('b2', [1], [0.25])
const constants = (values: { [name: string]: number }) => Object.entries(values).map(([name, value]) => tensor(name, [], [value]))
const first = [op('MatMul', 'x w1', 'p'), op('Add', 'b1 p', 'h')]
const last = op('Gemm', 'a w2 b2', 'y', { transB: 1 })
const scale = tensor('scale', [3], numbers(3, 5).map((v) => 1 + v / 2))
const shift = tensor('shift', [3], numbers(3, 7))
const geluTanh = constants({ half: 0.5, one: 1, cube: 3, c: 0.044715, r: Math.sqrt(2 / Math.PI) })
const weights = [w1, b1, w2, b2]

interface Sketch {
  nodes: NodeSketch[]
  weights: Uint8Array[]
  layers: string
  opset?: number
}
const sketches: { [name: string]: Sketch } = {
  'one linear layer': { nodes: [op('MatMul', 'x v', 'y')], weights: [tensor('v', [4, 2], numbers(8))], layers: '4→2' },
  'two, with nothing between': { nodes: [op('Gemm', 'x w1', 'h'), op('Gemm', 'h w2 b2', 'y', { transB: 1 })], weights, layers: '4→3 3→1' },
  'a MatMul with a bias of one number': { nodes: [op('Relu', 'x', 'a'), op('MatMul', 'a v', 'p'), op('Add', 'p b2', 'y')], weights: [tensor('v', [4, 1], numbers(4)), b2], layers: '4→1' },
  'a sigmoid at the end': { nodes: [op('MatMul', 'x w1', 'h'), op('Tanh', 'h', 'a'), op('Gemm', 'a w2 b2', 'z', { transB: 1 }), op('Sigmoid', 'z', 'y')], weights, layers: '4→3 tanh 3→1 sigmoid' },
  'GELU by tanh': {
    nodes: [...first, op('Pow', 'h cube', 'h3'), op('Mul', 'c h3', 'm'), op('Add', 'h m', 's'), op('Mul', 's r', 't'), op('Tanh', 't', 'u'), op('Add', 'u one', 'v'), op('Mul', 'h half', 'hh'), op('Mul', 'hh v', 'a'), last],
    weights: [...weights, ...geluTanh], layers: '4→3 gelu-tanh 3→1',
  },
  'GELU as one node': { nodes: [...first, op('Gelu', 'h', 'a', { approximate: 'tanh' }), last], weights, layers: '4→3 gelu-tanh 3→1', opset: 20 },
  'GELU as one node, exact': { nodes: [...first, op('Gelu', 'h', 'a', {}, 'com.microsoft'), last], weights, layers: '4→3 gelu 3→1' },
  'SiLU': { nodes: [...first, op('Sigmoid', 'h', 's'), op('Mul', 's h', 'a'), last], weights, layers: '4→3 silu 3→1' },
  'a weight behind a Transpose': { nodes: [op('Transpose', 'wt', 'w1', { perm: [1, 0] }), ...first, op('Relu', 'h', 'a'), last], weights: [tensor('wt', [3, 4], numbers(12)), b1, w2, b2], layers: '4→3 relu 3→1' },
  'weights in Constant nodes': { nodes: [op('Constant', '', 'w1', { value: w1 }), ...first, op('Relu', 'h', 'a'), last], weights: [b1, w2, b2], layers: '4→3 relu 3→1' },
  'weights in float_data, packed': { nodes: [...first, op('Relu', 'h', 'a'), last], weights: [typedTensor('w1', [4, 3], numbers(12), true), b1, w2, b2], layers: '4→3 relu 3→1' },
  'weights in float_data, one by one': { nodes: [...first, op('Relu', 'h', 'a'), last], weights: [typedTensor('w1', [4, 3], numbers(12), false), b1, w2, b2], layers: '4→3 relu 3→1' },
  'two layers that share a bias': { nodes: [...first, op('Relu', 'h', 'a'), op('Gemm', 'a w3 b1', 'g'), op('Tanh', 'g', 't'), op('Gemm', 't w2 b2', 'y', { transB: 1 })], weights: [...weights, tensor('w3', [3, 3], numbers(9, 4))], layers: '4→3 relu 3→3 tanh 3→1' },
  'a layer norm before opset 17': {
    nodes: [
      ...first, op('ReduceMean', 'h', 'mu', { axes: [1] }), op('Sub', 'h mu', 'd'), op('Pow', 'd two', 'd2'), op('ReduceMean', 'd2', 'var', { axes: [1] }), op('Add', 'var eps', 've'), op('Sqrt', 've', 'sd'),
      op('Div', 'd sd', 'n'), op('Mul', 'n scale', 'ns'), op('Add', 'ns shift', 'a'), last,
    ],
    weights: [...weights, scale, shift, ...constants({ two: 2, eps: 1e-3 })], layers: '4→3 layer-norm 3→1', opset: 14,
  },
  'a layer norm of one node': { nodes: [...first, op('LayerNormalization', 'h scale', 'a', { epsilon: { float: 0.5 } }), last], weights: [...weights, scale], layers: '4→3 layer-norm 3→1' },
  'a residual before the head': { nodes: [op('Mul', 'x x', 'x2'), op('Add', 'x2 x', 'r'), op('MatMul', 'r w1', 'p'), op('Add', 'p b1', 'h'), op('Tanh', 'h', 'a'), last], weights, layers: '4→3 tanh 3→1' },
  'an unknown activation': { nodes: [...first, op('Cos', 'h', 'a'), last], weights, layers: '3→1' },
}

describe('a head written as', () => {
  test.each(Object.entries(sketches))('%s', async (_, { nodes, weights, layers: expected, opset = 17 }) => {
    const graph = model(nodes, weights, { opset })
    const head = findHead({ graph })
    expect(head.layers.map((layer) => (layer.kind === 'dense' ? `${layer.inputs}→${layer.outputs}` : layer.kind === 'activation' ? layer.activation : layer.kind)).join(' ')).toBe(expected)
    const x = Float32Array.from(numbers(20, 0.37), (value) => 2 * value)
    const inner = model([...nodes, op('Identity', head.input, 'features')], weights, { opset, output: 'features' })
    const rows = { width: head.width, data: head.input === 'x' ? x : await runGraph(inner, x, 4, 'features') }
    const layers = readHead({ graph })
    expect(distance(await runGraph(graph, x, 4), runLayers(layers, rows).data)).toBeLessThan(1e-5)

    const others = otherWeights(layers, 23)
    const patched = patchHead({ graph }, others).graph
    expect(readHead({ graph: patched })).toEqual(others)
    expect(distance(await runGraph(patched, x, 4), runLayers(others, rows).data)).toBeLessThan(1e-5)

    // Biases where the model had none.
    const biased = others.map((layer, i) => {
      const part = head.layers[i]
      return layer.kind === 'activation' || layer.bias !== undefined ? layer : { ...layer, bias: new Float32Array(part?.kind === 'dense' ? part.outputs : layer.weight.length).fill(0.75) }
    })
    const withBias = patchHead({ graph }, biased).graph
    expect(readHead({ graph: withBias })).toEqual(biased)
    expect(distance(await runGraph(withBias, x, 4), runLayers(biased, rows).data)).toBeLessThan(1e-5)
  })

  test.each([
    ['no layer at all', [op('Relu', 'x', 'y')], 4, /"y" does not come from a dense layer but from an input \("x"\)/],
    ['a product of two inputs', [op('MatMul', 'x x', 'y')], 4, /from MatMul \("y"\): the graph has no classification head/],
    ['three labels', [op('MatMul', 'x w1', 'y')], 4, /"y" has 3 labels a pair/],
    ['a scaled Gemm', [op('Gemm', 'x w1', 'y', { alpha: { float: 2 } })], 4, /from Gemm/],
    ['4-bit weights', [op('MatMulNBits', 'x w1 b1', 'y', {}, 'com.microsoft')], 4, /quantised.*train on the fp32 or fp16 graph/],
  ])('%s is refused', (_, nodes, width, message) => {
    expect(() => findHead({ graph: model(nodes, weights, { width }) })).toThrow(message)
  })

  test('a ring of nodes comes to an end', () => {
    const ring = [op('Identity', 'b', 'a'), op('Identity', 'a', 'b'), op('Relu', 'a', 'y')]
    expect(() => findHead({ graph: model(ring, []) })).toThrow(/does not come from a dense layer/)
    expect(() => findHead({ graph: model([op('Mul', 'a a', 'b'), op('Mul', 'b b', 'a'), op('Gemm', 'a w2 b2', 'y', { transB: 1 })], weights) })).not.toThrow()
  })

  test('layers of another head are refused', () => {
    const graph = model([...first, op('Relu', 'h', 'a'), last], weights)
    const layers = readHead({ graph })
    const [dense] = layers
    if (dense?.kind !== 'dense') throw new Error('the head starts with a dense layer')
    expect(() => patchHead({ graph }, layers.slice(1))).toThrow('The head has 3 layers, and 2 were given')
    expect(() => patchHead({ graph }, layers.toReversed())).toThrow('"w1" has the shape [4, 3], and 3 numbers were given for it')
    expect(() => patchHead({ graph }, [dense, { kind: 'activation', activation: 'tanh' }, dense])).toThrow('The head has relu where tanh was given')
    expect(() => patchHead({ graph }, [{ ...dense, bias: new Float32Array(2) }, ...layers.slice(1)])).toThrow('"b1" has the shape [3], and 2 numbers were given for it')
  })
})
