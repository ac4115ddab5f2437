/** A GPU that is slower than WASM, staged over real sessions. */
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import type { ModelFiles } from '../models/model.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import { stagedRuntime, type Stage } from './testing/staged-runtime.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const lists = ['river', 'loan'].map((word) => ({ query: `what is a ${word}`, passages: Array.from({ length: 125 }, (_, i) => `${word} ${i}`) }))
const collection = collectionOf(lists)
const pairs = 250
let files: ModelFiles
beforeAll(async () => {
  files = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
})

/** The GPU takes a second longer over a batch than WASM would. */
const slowGpu: Stage = {
  running: async (device, _, run) => {
    if (device === 'webgpu') await new Promise((resolve) => setTimeout(resolve, 1000))
    return run()
  },
}

async function engine(stage: Stage, ledger = new MemoryLedger()): Promise<ScoringEngine> {
  const engine = new ScoringEngine({ runtime: stagedRuntime(nodeRuntime(), stage), ledger })
  await engine.addModel(files)
  engine.setCollection(collection)
  return engine
}

// A batch of the GPU is to be short, so that eight of them leave something to take over.
vi.mock(import('./batches.ts'), async (original) => {
  const real = await original()
  return { ...real, batchLimits: (device, dtype, tokens) => ({ ...real.batchLimits(device, dtype, tokens), ...(device === 'webgpu' && { rows: 4 }) }) }
})

test('WASM takes over from a slower GPU, which is said; no pair is scored twice', async () => {
  const { summary, ran, starts } = await recordJob(await engine(slowGpu), collection, { model: 'reranker', dtype: 'fp32' })
  expect(summary).toMatchObject({ outcome: 'done', scored: pairs, start: { device: 'wasm', fallbacks: [{ from: { device: 'webgpu', dtype: 'fp32' }, stage: 'slower' }] } })
  expect(summary.start.fallbacks[0]?.reason).toMatch(/^WASM is [\d.]+ times as fast here: \d+ tokens a second, WebGPU \d+$/)
  expect(starts.map(({ device }) => device)).toEqual(['webgpu', 'webgpu', 'wasm'])
  expect(ran).toHaveLength(pairs)
  expect(new Set(ran).size).toBe(pairs)
})

test('a person who asked for the GPU keeps it, and is told', async () => {
  const controller = new AbortController()
  const { starts } = await recordJob(await engine(slowGpu), collection, { model: 'reranker', device: 'webgpu', dtype: 'fp32' }, { onStart: ({ rivalry }) => rivalry && controller.abort() }, controller.signal)
  const { device, rivalry, fallbacks } = starts.at(-1) ?? {}
  expect(device).toBe('webgpu')
  expect(fallbacks).toEqual([])
  expect(rivalry?.wasm).toBeGreaterThan((rivalry?.webgpu ?? Infinity) * 1.2)
})
