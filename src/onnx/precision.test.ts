/** The same heads in float16, in int8, in weight files beside the graph, and where the exporter merged weights. */
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { batchOf, distance, goldenOf, graphOf, outputsOf } from '../../scripts/tiny-models.ts'
import { exposeTensor } from './expose.ts'
import { fromHalf, toHalf } from '../columns/half.ts'
import { openGraph } from './graph.ts'
import { findHead, headOf } from './head.ts'
import { runLayers, type Layer } from './layers.ts'
import { patchHead } from './patch-head.ts'
import { readHead } from './read-head.ts'
import { externalise } from './testing/externalise.ts'
import { otherWeights } from './testing/weights.ts'

vi.setConfig({ testTimeout: 120_000 })

const rows = (features: { dims: readonly number[]; data: Float32Array } | undefined) => ({ width: features?.dims[1] ?? 0, data: features?.data ?? new Float32Array() })
const halved = (layers: readonly Layer[]): Layer[] => {
  const half = (data: Float32Array) => data.map((x) => fromHalf(toHalf(x)))
  return layers.map((layer) => (layer.kind === 'activation' ? layer : { ...layer, weight: half(layer.weight), bias: layer.bias && half(layer.bias) }))
}
/** How many bytes two files of one length differ in. */
const changedBytes = (a: Uint8Array, b: Uint8Array) => (a.length === b.length ? a.reduce((count, byte, i) => count + Number(byte !== b[i]), 0) : Infinity)

describe.skipIf(sharedFolder === undefined)('the head', () => {
  const tiny = join(sharedFolder ?? '', 'models/tiny')
  const bert = join(tiny, 'bert-ts')
  const golden = () => goldenOf(bert)

  test('in float16 gives the graph’s logits within 2e-3, and is written in float16', async () => {
    const graph = graphOf(bert, 'model_fp16.onnx')
    const head = findHead({ graph })
    const layers = readHead({ graph })
    const [features, logits] = await outputsOf({ graph: exposeTensor(graph, head.input) }, batchOf(golden()), [head.input, head.output])
    expect(distance(features?.data ?? [], golden().head.input.data)).toBeLessThan(2e-2) // the encoder's own float16
    expect(distance(runLayers(layers, rows(features)).data, logits?.data ?? [])).toBeLessThan(2e-3)
    const others = otherWeights(layers, 3)
    const patched = patchHead({ graph }, others)
    expect(patched.graph.length).toBe(graph.length)
    expect(readHead(patched)).toEqual(halved(others))
    const [tuned] = await outputsOf(patched, batchOf(golden()), [head.output])
    expect(distance(tuned?.data ?? [], runLayers(halved(others), rows(features)).data)).toBeLessThan(2e-3)
  })

  test('too large for float16 is refused', () => {
    const graph = graphOf(bert, 'model_fp16.onnx')
    const [dense, ...rest] = readHead({ graph })
    if (dense?.kind !== 'dense') throw new Error('BERT’s head starts with a dense layer')
    expect(() => patchHead({ graph }, [{ ...dense, weight: dense.weight.map(() => 70_000) }, ...rest])).toThrow(/"bert\.pooler\.dense\.weight": 70000 does not fit into float16/)
  })

  test('in int8 is not trained on, and takes the float head in its place', async () => {
    const graph = graphOf(bert, 'model_quantized.onnx')
    expect(() => findHead({ graph })).toThrow(/quantised.*train on the fp32 or fp16 graph/)
    expect(() => readHead({ graph })).toThrow(/quantised/)
    const others = otherWeights(readHead({ graph: graphOf(bert) }), 5)
    const patched = patchHead({ graph }, others)
    expect(readHead(patched)).toEqual(others)
    const { input, output } = headOf(openGraph({ graph }))
    const before = await outputsOf({ graph: exposeTensor(graph, input) }, batchOf(golden()), [input])
    const [features, tuned] = await outputsOf({ graph: exposeTensor(patched.graph, input) }, batchOf(golden()), [input, output])
    expect(distance(features?.data ?? [], before[0]?.data ?? [])).toBe(0)
    expect(distance(tuned?.data ?? [], runLayers(others, rows(features)).data)).toBeLessThan(1e-4)
    const integers = ({ producers }: ReturnType<typeof openGraph>) => new Set([...producers.values()].filter(({ operator }) => operator === 'MatMulInteger' || operator === 'DynamicQuantizeLinear')).size
    expect(integers(openGraph({ graph })) - integers(openGraph(patched))).toBe(4)
    expect([...openGraph(patched).weights.keys()].filter((name) => /^(bert\.pooler|classifier)/.test(name)).toSorted()).toEqual([
      'bert.pooler.dense.bias', 'bert.pooler.dense.weight_quantized.tuned', 'classifier.bias', 'classifier.weight_quantized.tuned',
    ])
  })

  test('that is its own is written in place, and no other byte changes', () => {
    const graph = graphOf(bert)
    const layers = readHead({ graph })
    const { weights } = openGraph({ graph })
    const patched = patchHead({ graph }, otherWeights(layers, 11)).graph
    const spans = ['bert.pooler.dense.weight', 'bert.pooler.dense.bias', 'classifier.weight', 'classifier.bias'].map((name) => weights.get(name)?.content)
    const isHead = (at: number) => spans.some((span) => span?.kind === 'inline' && at >= span.from && at < span.to)
    const other = Array.from(patched.keys()).filter((at) => patched[at] !== graph[at] && !isHead(at))
    expect([patched.length, other]).toEqual([graph.length, []])
    expect(changedBytes(patched, graph)).toBeGreaterThan(3000)
    expect(changedBytes(patchHead({ graph }, layers).graph, graph)).toBe(0)
    const own = graph.slice()
    expect(patchHead({ graph: own }, otherWeights(layers, 11), true).graph).toBe(own)
    expect(changedBytes(own, patched)).toBe(0)
  })

  test('whose bias is merged with other layers’ gets its own, and theirs stay', () => {
    const graph = graphOf(join(tiny, 'bert-ts-zero-bias'))
    const others = otherWeights(readHead({ graph }), 13)
    const patched = openGraph(patchHead({ graph }, others))
    const shared = (file: typeof patched) => file.weights.get('bert.embeddings.LayerNorm.bias')?.content
    const [before, after] = [shared(openGraph({ graph })), shared(patched)]
    if (before?.kind !== 'inline' || after?.kind !== 'inline') throw new Error('the merged bias lies in the graph')
    expect([...patched.bytes.subarray(after.from, after.to)]).toEqual([...graph.subarray(before.from, before.to)])
    expect(patched.producers.get('/bert/pooler/dense/Gemm_output_0')?.inputs[2]).toBe('bert.pooler.dense.bias.tuned')
    // Patched again, the head's own copy is written in place.
    const again = patchHead({ graph: patched.bytes }, otherWeights(others, 17)).graph
    expect(again.length).toBe(patched.bytes.length)
  })

  test.each(['bert-ts-zero-bias', 'modernbert-dynamo-mean', 'bert-ts-2labels'])('of %s is read from .onnx_data, and written there', async (name) => {
    const folder = join(tiny, name)
    const file = externalise(graphOf(folder), 'model.onnx_data')
    const head = findHead({ graph: exposeTensor(graphOf(folder), 'logits') })
    const layers = readHead(file)
    expect(layers).toEqual(readHead({ graph: graphOf(folder) }))
    expect(() => readHead({ graph: file.graph })).toThrow(/lie in model\.onnx_data, which is missing/)
    const others = otherWeights(layers, 19)
    const patched = patchHead(file, others)
    const external = new Map([...file.external, ...patched.external])
    expect(readHead({ graph: patched.graph, external })).toEqual(others)
    const batch = batchOf(goldenOf(folder))
    const [features, tuned] = await outputsOf({ graph: exposeTensor(patched.graph, head.input), external }, batch, [head.input, head.output])
    const [same] = await outputsOf({ graph: exposeTensor(file.graph, head.input), external: file.external }, batch, [head.input])
    expect(distance(features?.data ?? [], same?.data ?? [])).toBe(0)
    expect(distance(tuned?.data ?? [], runLayers(others, rows(features)).data)).toBeLessThan(1e-4)
    const [old, written] = [file.external.get('model.onnx_data'), patched.external.get('model.onnx_data')]
    expect(changedBytes(old ?? new Uint8Array(), written ?? new Uint8Array())).toBeLessThanOrEqual(4 * others.reduce((sum, layer) => sum + (layer.kind === 'activation' ? 0 : layer.weight.length + (layer.bias?.length ?? 0)), 0))
  })
})
