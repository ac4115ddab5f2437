/** Windows of a cross-encoder on real sessions: each scored as a pair of its own, and put together. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { ModelTokenizer } from '../models/tokenizer.ts'
import type { Windows } from '../systems/system.ts'
import { labelLogits } from './label-logits.ts'
import { ScoringEngine } from './engine.ts'
import type { JobRequest } from './job.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { padded } from './padded.ts'
import type { TokenBatch } from './ports.ts'
import { recipeOf } from './recipe.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import { stagedRuntime } from './testing/staged-runtime.ts'
import { combined } from './windows.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

test('scores of windows are put together by the best, the first, or the mean', () => {
  const scores = Float32Array.of(-1.5, 2, 0.25)
  expect([combined(scores, 'max'), combined(scores, 'first'), combined(scores, 'mean')]).toEqual([2, -1.5, 0.25])
  expect(combined(Float32Array.of(-3), 'max')).toBe(-3)
  expect(combined(Float32Array.of(1, NaN), 'max')).toBeNaN()
  expect(combined(Float32Array.of(1, NaN), 'mean')).toBeNaN()
})

const words = (seed: number, count: number) => Array.from({ length: count }, (_, i) => ['river', 'bank', 'loan', 'water', 'interest', 'rate', 'fish', 'money'][(seed * 5 + i * i + i) % 8]).join(' ')
const query = 'how does a bank make money'
/** Of one window, of some, and of very many. */
const passages = [4, 90, 6, 45, 900, 8].map((count, seed) => words(seed, count))
const collection = collectionOf([{ query, passages }])
const maxLength = 40
const windows: Windows = { stride: 6, combine: 'max' }

describe.skipIf(sharedFolder === undefined)('a cross-encoder with windows', () => {
  const folder = join(sharedFolder ?? '', 'models/tiny/bert-ts')
  const runtime = nodeRuntime()
  let logits: readonly Float32Array[]

  /** Each window of each passage, run alone. */
  beforeAll(async () => {
    const files = await modelOnDisk(folder)
    const tokenizer = await ModelTokenizer.open(files)
    const session = await runtime.open(await files.read('onnx/model.onnx'), { device: 'wasm' })
    const logitOf = async (batch: TokenBatch) => labelLogits(await session.run(batch, 'logits'), batch)[0] ?? NaN
    logits = await Promise.all(
      passages.map(async (passage) => {
        const pairs = tokenizer.windows(tokenizer.ids(query), tokenizer.ids(passage), maxLength, windows.stride)
        return Float32Array.from(await Promise.all(pairs.map((pair) => logitOf(padded([pair], tokenizer.padId)))))
      }),
    )
    await session.dispose()
  })

  async function scored(request: Partial<JobRequest>, seen: (batch: TokenBatch) => void = () => undefined) {
    const engine = new ScoringEngine({
      runtime: stagedRuntime(runtime, { adapter: { reason: 'none' }, running: (_, batch, run) => (seen(batch), run()) }),
      ledger: new MemoryLedger(),
    })
    const { id } = await engine.addModel(await modelOnDisk(folder))
    engine.setCollection(collection)
    const job = await recordJob(engine, collection, { model: id, device: 'wasm', dtype: 'fp32', maxLength, ...request })
    await engine.dispose()
    expect(job.summary).toMatchObject({ outcome: 'done', scored: passages.length, skipped: 0 })
    return { scores: passages.map((_, row) => job.scores.get(row) ?? NaN), summary: job.summary }
  }

  test.each(['max', 'mean', 'first'] as const)('gives the %s of the windows’ logits', async (combine) => {
    const { scores, summary } = await scored({ windows: { ...windows, combine } })
    expect(logits.map(({ length }) => length)).toEqual(expect.arrayContaining([1]))
    expect(Math.max(...logits.map(({ length }) => length))).toBeGreaterThan(30)
    expect(summary.start.scorer.windows).toEqual({ ...windows, combine })
    logits.forEach((ofWindows, row) => expect(Math.abs((scores[row] ?? NaN) - combined(ofWindows, combine)), `passage ${row}`).toBeLessThan(1e-5))
  })

  test('leaves a passage that fits as it is, to the last bit in int8, and is another system', async () => {
    const [cut, inWindows] = [await scored({ dtype: 'q8' }), await scored({ dtype: 'q8', windows })]
    const fits = logits.map(({ length }) => length === 1)
    expect(fits.filter(Boolean).length).toBe(3)
    fits.forEach((whole, row) => expect(inWindows.scores[row] === cut.scores[row], `passage ${row}`).toBe(whole))
    expect(cut.summary.start.scorer.windows).toBeUndefined()
  })

  test('cuts windows into runs by the batch budget, one a run in int8', async () => {
    const sizes: number[] = []
    await scored({ windows }, ({ rows, length }) => sizes.push(rows * length))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512)
    const rows: number[] = []
    const { summary } = await scored({ dtype: 'q8', windows }, (batch) => rows.push(batch.rows))
    expect(new Set(rows)).toEqual(new Set([1]))
    expect(rows).toHaveLength(logits.reduce((sum, { length }) => sum + length, 0))
    expect(summary.tokens).toBeGreaterThan((rows.length - 3) * maxLength)
  })
})

test('windows are a cross-encoder’s; a stride that is no number of tokens is refused', () => {
  const model = { id: 'm', kind: 'cross-encoder', source: 'folder', revision: '1', architecture: 'bert', maxLength: 512, graphs: [], embedding: null } as const
  expect(recipeOf(model, { windows }, 'fp32').windows).toEqual(windows)
  expect(recipeOf({ ...model, kind: 'bi-encoder' }, { windows }, 'fp32')).not.toHaveProperty('windows')
  expect(() => recipeOf(model, { windows: { stride: -1, combine: 'max' } }, 'fp32')).toThrow(/whole number of tokens from 0 up, not -1/)
  expect(() => recipeOf(model, { windows: { stride: 8, combine: 'sum' as 'max' } }, 'fp32')).toThrow(/not by sum/)
})
