/** A GPU that is slower than WASM, staged over real sessions. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { ModelFiles } from '../models/model.ts'
import type { Scorer } from '../systems/system.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import { stagedGpu, stagedRuntime, type Stage } from './testing/staged-runtime.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const lists = ['river', 'loan'].map((word) => ({ query: `what is a ${word}`, passages: Array.from({ length: 125 }, (_, i) => `${word} ${i}`) }))
const collection = collectionOf(lists)
const pairs = 250
let files: ModelFiles
beforeAll(async () => {
  files = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
})

/** The GPU takes .15 s longer over a batch of 4 pairs than WASM would, which needs some 2 ms. */
const slowGpu: Stage = {
  running: async (device, _, run) => {
    if (device === 'webgpu') await new Promise((resolve) => setTimeout(resolve, 150))
    return run()
  },
}

async function engine(stage: Stage, ledger = new MemoryLedger(), model = files): Promise<ScoringEngine> {
  const engine = new ScoringEngine({ runtime: stagedRuntime(nodeRuntime(), stage), ledger })
  await engine.addModel(model)
  engine.setCollection(collection)
  return engine
}

// A batch of the GPU is to be short, so that a few of them leave something to take over.
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

/** Names every pair that is written to it. */
class WrittenLedger extends MemoryLedger {
  readonly written: string[] = []

  override append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array): Promise<void> {
    this.written.push(...passages.map((passage) => `${scorer.dtype} ${query} ${passage}`))
    return super.append(scorer, query, passages, scores)
  }
}

test.skipIf(sharedFolder === undefined)('what WASM scores for the comparison in another dtype is kept, and not scored by the next job again', async () => {
  const ledger = new WrittenLedger()
  const halfPrecision: Stage = { adapter: { ...stagedGpu, shaderF16: true } }
  const scoring = await engine(halfPrecision, ledger, await modelOnDisk(join(sharedFolder ?? '', 'models/tiny/bert-ts')))
  const controller = new AbortController()
  await recordJob(scoring, collection, { model: 'bert-ts' }, { onScores: () => controller.abort() }, controller.signal)
  const before = ledger.written.length
  await recordJob(scoring, collection, { model: 'bert-ts' })
  expect(ledger.written.slice(0, before).map((name) => name.slice(0, 4))).toContain('fp32')
  expect(ledger.written.length).toBeGreaterThan(before)
  expect(new Set(ledger.written).size).toBe(ledger.written.length)
})
