/** Heads of random models, one per architecture and exporter, against PyTorch's (golden.json). */
import { describe, expect, test, vi } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { exposeTensor } from './expose.ts'
import { findHead } from './head.ts'
import { runLayers, type Layer } from './layers.ts'
import { patchHead } from './patch-head.ts'
import { readHead } from './read-head.ts'
import { batchOf, distance, goldenOf, graphOf, outputsOf, tinyModels, type Golden } from '../../scripts/tiny-models.ts'
import { otherWeights } from './testing/weights.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const parametersOf = (layers: readonly Layer[]) => layers.flatMap((layer) => (layer.kind === 'activation' ? [] : layer.bias === undefined ? [layer.weight] : [layer.weight, layer.bias]))
const logitsOf = ({ pairs }: Golden) => pairs.flatMap(({ logits }) => logits)

describe.skipIf(sharedFolder === undefined)('the head', () => {
  test('there is a model of each kind', () => expect(tinyModels.length).toBeGreaterThanOrEqual(14))

  test.each(tinyModels)('of %s is PyTorch’s, and can be replaced', async (folder) => {
    const golden = goldenOf(folder)
    const graph = graphOf(folder)
    const head = findHead({ graph })
    const layers = readHead({ graph })
    const parameters = Object.entries(golden.head.parameters)
    expect(parametersOf(layers).map(({ length }) => length)).toEqual(parameters.map(([, { data }]) => data.length))
    parametersOf(layers).forEach((data, i) => expect(distance(data, parameters[i]?.[1].data ?? []), parameters[i]?.[0]).toBeLessThan(1e-7))
    expect([head.labels, head.width]).toEqual([golden.pairs[0]?.logits.length, golden.head.input.shape[1]])

    // The head's own arithmetic, on PyTorch's numbers.
    const input = { width: head.width, data: Float32Array.from(golden.head.input.data) }
    expect(distance(runLayers(layers.slice(0, layers.findLastIndex(({ kind }) => kind === 'dense')), input).data, golden.head.lastLayerInput.data)).toBeLessThan(1e-5)
    expect(distance(runLayers(layers, input).data, logitsOf(golden))).toBeLessThan(1e-5)

    // The same out of the graph.
    const batch = batchOf(golden)
    const [features, logits] = await outputsOf({ graph: exposeTensor(graph, head.input) }, batch, [head.input, head.output])
    expect(features?.dims).toEqual(golden.head.input.shape)
    expect(distance(features?.data ?? [], golden.head.input.data)).toBeLessThan(1e-4)
    const rows = { width: head.width, data: features?.data ?? new Float32Array() }
    expect(distance(runLayers(layers, rows).data, logits?.data ?? [])).toBeLessThan(1e-5)

    // Other weights, written into the file.
    const others = otherWeights(layers, 7)
    const patched = patchHead({ graph }, others)
    expect(readHead(patched)).toEqual(others)
    const [same, tuned] = await outputsOf({ graph: exposeTensor(patched.graph, head.input) }, batch, [head.input, head.output])
    expect(distance(same?.data ?? [], features?.data ?? [])).toBe(0)
    expect(distance(tuned?.data ?? [], runLayers(others, rows).data)).toBeLessThan(1e-4)
    expect(distance(tuned?.data ?? [], logits?.data ?? [])).toBeGreaterThan(0.05)
  })
})
