import { describe, expect, test, vi } from 'vitest'
import { runGraph } from '../../scripts/run-graph.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { batchOf, distance, goldenOf, graphOf, outputsOf, tinyModels } from '../../scripts/tiny-models.ts'
import { forGpu } from './for-gpu.ts'
import { openGraph } from './graph.ts'
import { model, tensor } from './testing/build.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const operatorsOf = (graph: Uint8Array) => new Set([...openGraph({ graph }).producers.values()].map(({ operator }) => operator))
const guarded = model(
  [
    { operator: 'Softmax', inputs: ['x'], output: 'p' },
    { operator: 'IsNaN', inputs: ['p'], output: 'bad' },
    { operator: 'Where', inputs: ['bad', 'zero', 'p'], output: 'y' },
  ],
  [tensor('zero', [], [0])],
)

test('a guarded softmax gives the same numbers, and zeros where all is masked', async () => {
  const x = Float32Array.from([1, 2, 3, 4, -Infinity, -Infinity, -Infinity, -Infinity, 0, -Infinity, 0, -5])
  const rewritten = forGpu(guarded)
  expect(operatorsOf(rewritten)).toEqual(new Set(['Softmax', 'GreaterOrEqual', 'Where']))
  const found = await runGraph(rewritten, x, 4)
  expect(found).toEqual(await runGraph(guarded, x, 4))
  expect([...found.slice(4, 8)]).toEqual([0, 0, 0, 0])
})

test('And holds where both do, also where one is broadcast', async () => {
  const graph = model(
    [
      { operator: 'Greater', inputs: ['x', 'low'], output: 'above' },
      { operator: 'Less', inputs: ['x', 'high'], output: 'below' },
      { operator: 'And', inputs: ['above', 'column'], output: 'half' },
      { operator: 'And', inputs: ['half', 'below'], output: 'both' },
      { operator: 'Greater', inputs: ['highs', 'low'], output: 'column' },
      { operator: 'Where', inputs: ['both', 'x', 'low'], output: 'y' },
    ].toSorted((a, b) => Number(b.output === 'column') - Number(a.output === 'column')),
    [tensor('low', [], [0]), tensor('high', [], [3]), tensor('highs', [1, 4], [1, 1, -1, 1])],
  )
  const rewritten = forGpu(graph)
  expect(operatorsOf(rewritten)).not.toContain('And')
  expect([...(await runGraph(rewritten, Float32Array.from([1, -1, 2, 2, 5, 2, 1, 1]), 4))]).toEqual([1, 0, 0, 2, 0, 2, 0, 1])
})

test('what has neither comes back as it is, and a check that others read is left alone', () => {
  const plain = model([{ operator: 'Softmax', inputs: ['x'], output: 'y' }], [])
  expect(forGpu(plain)).toBe(plain)
  const read = model(
    [
      { operator: 'Softmax', inputs: ['x'], output: 'p' },
      { operator: 'IsNaN', inputs: ['p'], output: 'bad' },
      { operator: 'Where', inputs: ['bad', 'zero', 'p'], output: 'kept' },
      { operator: 'Where', inputs: ['bad', 'kept', 'p'], output: 'y' },
    ],
    [tensor('zero', [], [0])],
  )
  expect(forGpu(read)).toBe(read)
})

describe.skipIf(sharedFolder === undefined)('models', () => {
  test.each(tinyModels)('%s scores as before', async (folder) => {
    const graph = graphOf(folder)
    const rewritten = forGpu(graph)
    for (const operator of ['And', 'IsNaN']) expect(operatorsOf(rewritten)).not.toContain(operator)
    const batch = batchOf(goldenOf(folder))
    const [before] = await outputsOf({ graph }, batch, ['logits'])
    const [after] = await outputsOf({ graph: rewritten }, batch, ['logits'])
    expect(before?.data.length).toBeGreaterThan(0)
    expect(distance(after?.data ?? [], before?.data ?? [])).toBeLessThan(1e-6)
  })
})
