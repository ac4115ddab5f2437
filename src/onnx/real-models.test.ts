/** Heads of models that people use, their weights and arithmetic against onnxruntime's. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test, vi } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { distance, outputsOf } from '../../scripts/tiny-models.ts'
import { exposeTensor } from './expose.ts'
import { openGraph } from './graph.ts'
import { findHead } from './head.ts'
import { runLayers } from './layers.ts'
import { patchHead } from './patch-head.ts'
import { readHead } from './read-head.ts'
import { otherWeights } from './testing/weights.ts'

vi.setConfig({ testTimeout: 240_000 })

const embedded = fileURLToPath(new URL('../../public/models/embedded/reranker/onnx/model.onnx', import.meta.url))
/** Graphs with the width of what their heads take, and where that comes from. */
const models: readonly (readonly [string, number, RegExp])[] = [
  [embedded, 330, /Concat/],
  ...(sharedFolder === undefined ? [] : ['minilm-l6-qa-reranker', 'embedded/reranker']).map((name) => [join(sharedFolder ?? '', 'models', name, 'onnx/model.onnx'), 384, /\/bert\/pooler\/Gather_output_0$/] as const),
]

/** Two pairs: [CLS] query [SEP] passage [SEP], one of them padded. */
const ids = [[101, 2129, 2116, 2111, 2444, 1999, 4068, 102, 4068, 2038, 1037, 2313, 1997, 102], [101, 2054, 102, 2008, 102]]
const length = 14
const batch = {
  rows: 2,
  length,
  inputIds: Int32Array.from({ length: 2 * length }, (_, at) => ids[Math.floor(at / length)]?.[at % length] ?? 0),
  attentionMask: Int32Array.from({ length: 2 * length }, (_, at) => (at % length < (ids[Math.floor(at / length)]?.length ?? 0) ? 1 : 0)),
  tokenTypeIds: new Int32Array(2 * length),
}

describe('a real reranker’s head', () => {
  test.each(models)('of %s is read, run and replaced', async (path, width, from) => {
    const graph = new Uint8Array(readFileSync(path))
    const head = findHead({ graph })
    expect(head.layers.map(({ kind }) => kind)).toEqual(['dense', 'activation', 'dense'])
    expect([head.width, head.labels]).toEqual([width, 1])
    expect(head.input).toMatch(from)
    const layers = readHead({ graph })
    const exposed = exposeTensor(graph, head.input)
    expect(exposed.length - graph.length).toBeLessThan(60)
    const [features, logits] = await outputsOf({ graph: exposed }, batch, [head.input, head.output])
    const rows = { width: head.width, data: features?.data ?? new Float32Array() }
    expect(distance(runLayers(layers, rows).data, logits?.data ?? [])).toBeLessThan(1e-5)

    const others = otherWeights(layers, 29).map((layer) => (layer.kind === 'dense' ? { ...layer, weight: layer.weight.map((w) => w / 8) } : layer))
    const patched = patchHead({ graph }, others)
    expect(readHead(patched)).toEqual(others)
    const [same, tuned] = await outputsOf({ graph: exposeTensor(patched.graph, head.input) }, batch, [head.input, head.output])
    expect(distance(same?.data ?? [], rows.data)).toBe(0)
    expect(distance(tuned?.data ?? [], runLayers(others, rows).data)).toBeLessThan(1e-4)
  })
})

describe.skipIf(sharedFolder === undefined)('of the published ms-marco-MiniLM-L6-v2, without its weights,', () => {
  const graph = () => new Uint8Array(readFileSync(join(sharedFolder ?? '', 'models/ms-marco-MiniLM-L6-v2-graph/model.onnx')))
  test('the head is found', () => {
    const head = findHead({ graph: graph() })
    const layers = head.layers.map((layer) => (layer.kind === 'dense' ? [layer.inputs, layer.outputs, layer.bias?.name] : layer.kind === 'activation' ? layer.activation : layer.epsilon))
    expect([head.input, head.width, ...layers]).toEqual(['select', 384, [384, 384, 'bert.pooler.dense.bias'], 'tanh', [384, 1, undefined]])
  })
  test('and its weights are asked for by their file’s name', () => {
    const [file] = [...openGraph({ graph: graph() }).weights.values()].flatMap(({ content }) => (content.kind === 'external' ? [content.file] : []))
    expect(() => readHead({ graph: graph() })).toThrow(`"bert.pooler.dense.weight" lie in ${file ?? 'nowhere'}, which is missing`)
    expect(() => readHead({ graph: graph(), external: new Map([[file ?? '', new Uint8Array(1000)]]) })).toThrow(/which has 1000: it is cut off/)
  })
})

describe.skipIf(sharedFolder === undefined)('without a head', () => {
  test.each(['tiny/modernbert-modules', 'all-MiniLM-L6-v2'])('%s is refused', (name) => {
    const graph = new Uint8Array(readFileSync(join(sharedFolder ?? '', 'models', name, 'onnx/model.onnx')))
    expect(() => findHead({ graph })).toThrow(/^"[^"]+" does not come from a dense layer but from \w+ \("[^"]+"\): the graph has no classification head, or one of an unknown kind$/)
  })
})
