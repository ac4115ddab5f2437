/** Whole jobs with real graphs on WebAssembly; where a GPU has to fail, it is staged (the browser's own are in e2e). */
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { ModelFiles } from '../models/model.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { DeviceLostError, type Runtime } from './ports.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import { stagedGpu, stagedRuntime, type Stage } from './testing/staged-runtime.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const wordsOf = (seed: number, count: number) => Array.from({ length: count }, (_, i) => ['river', 'bank', 'loan', 'water', 'interest', 'rate', 'fish', 'money'][(seed * 7 + i * i * 3 + i) % 8]).join(' ')
const collection = collectionOf([0, 1, 2, 3].map((query) => ({ query: wordsOf(query, 4), passages: Array.from({ length: 20 }, (_, i) => `${wordsOf(query * 31 + i, 3 + ((i * 5) % 30))} ${i}`) })))
const pairs = 80
const real = nodeRuntime()

describe.skipIf(sharedFolder === undefined)('a scoring job', () => {
  let files: ModelFiles
  let exact: ReadonlyMap<number, number>
  const model = 'bert-ts'
  beforeAll(async () => {
    files = await modelOnDisk(join(sharedFolder ?? '', 'models/tiny', model))
    const engine = await engineOn(real)
    exact = (await recordJob(engine, collection, { model, device: 'wasm', dtype: 'fp32' })).scores
  })

  async function engineOn(runtime: Runtime, ledger = new MemoryLedger()): Promise<ScoringEngine> {
    const engine = new ScoringEngine({ runtime, ledger })
    await engine.addModel(files)
    engine.setCollection(collection)
    return engine
  }

  const onStage = (stage: Stage, ledger?: MemoryLedger) => engineOn(stagedRuntime(real, stage), ledger)

  function expectSameScores(scores: ReadonlyMap<number, number>, within = 1e-5): void {
    expect(scores.size).toBe(pairs)
    for (const [row, score] of exact) expect(Math.abs((scores.get(row) ?? NaN) - score), `pair ${row}`).toBeLessThan(within)
  }

  test('scores every pair once, query by query, and says how long it took', async () => {
    const { summary, ran, queries, starts, progress } = await recordJob(await engineOn(real), collection, { model, device: 'wasm', dtype: 'fp32' })
    expect(summary).toMatchObject({ outcome: 'done', pairs, scored: pairs, fromLedger: 0, skipped: 0, start: { device: 'wasm', fallbacks: [] } })
    expect(ran.toSorted((a, b) => a - b)).toEqual(Array.from({ length: pairs }, (_, row) => row))
    expect(queries).toEqual([0, 1, 2, 3])
    expect(starts).toHaveLength(1)
    expect(summary.perQuery).toHaveLength(4)
    expect(summary.tokens).toBeGreaterThan(pairs * 10)
    expect(summary.firstRun + summary.run).toBeCloseTo(summary.perQuery.reduce((sum, time) => sum + time), 3)
    expect(progress.at(-1)).toMatchObject({ pairsDone: pairs, pairsTotal: pairs, timeLeft: 0 })
  })

  test('runs nothing that the ledger holds, and loads no model for it', async () => {
    const ledger = new MemoryLedger()
    await recordJob(await engineOn(real, ledger), collection, { model, dtype: 'fp32', queries: [{ query: 1, pairs: Uint32Array.of(20, 21, 22) }] })
    const rest = await recordJob(await engineOn(real, ledger), collection, { model, dtype: 'fp32' })
    expect(rest.summary).toMatchObject({ scored: pairs - 3, fromLedger: 3 })
    expect(rest.summary.perQuery).toHaveLength(3)
    expect(rest.ran).not.toContain(21)
    expectSameScores(rest.scores)
    const neverOpens = stagedRuntime(real, { adapter: { reason: 'none' }, opening: () => expect.unreachable('a session was opened') })
    const again = await recordJob(await engineOn(neverOpens, ledger), collection, { model, dtype: 'fp32' })
    expect(again.summary).toMatchObject({ outcome: 'done', scored: 0, fromLedger: pairs, load: 0 })
    expectSameScores(again.scores)
  })

  test('what is asked for anew is computed, though it is kept, and what is kept stays as it was', async () => {
    const ledger = new MemoryLedger()
    const engine = await engineOn(real, ledger)
    await recordJob(engine, collection, { model, device: 'wasm', dtype: 'fp32' })
    const before = await ledger.holdings()
    const { summary, scores } = await recordJob(engine, collection, { model, device: 'wasm', dtype: 'fp32', anew: true })
    expect(summary).toMatchObject({ scored: pairs, fromLedger: 0 })
    expectSameScores(scores)
    const shorter = await recordJob(engine, collection, { model, device: 'wasm', dtype: 'fp32', maxLength: 12, anew: true })
    expect(shorter.summary.scored).toBe(pairs)
    expect(await ledger.holdings()).toEqual(before)
  })

  test('another length or dtype is another system, and is not taken from the ledger', async () => {
    const ledger = new MemoryLedger()
    const engine = await engineOn(real, ledger)
    await recordJob(engine, collection, { model, dtype: 'fp32' })
    expect((await recordJob(engine, collection, { model, dtype: 'fp32', maxLength: 24 })).summary.fromLedger).toBe(0)
    expect((await recordJob(engine, collection, { model, dtype: 'q8' })).summary.fromLedger).toBe(0)
  })

  test('recalls kept scores without a model', async () => {
    const ledger = new MemoryLedger()
    const { summary } = await recordJob(await engineOn(real, ledger), collection, { model, dtype: 'fp32', queries: [{ query: 2, pairs: Uint32Array.of(40, 41) }] })
    const engine = new ScoringEngine({ runtime: real, ledger })
    engine.setCollection(collection)
    const told: number[] = []
    await engine.recall(summary.start.scorer, [{ query: 2, pairs: Uint32Array.of(41, 42) }], (scores) => told.push(...scores.pairs))
    expect(told).toEqual([41])
  })

  test('a cancel ends within one batch and keeps what is scored', async () => {
    const ledger = new MemoryLedger()
    const controller = new AbortController()
    let batches = 0
    const cancelled = await recordJob(await engineOn(real, ledger), collection, { model, dtype: 'fp32' }, { onScores: () => ++batches === 2 && controller.abort() }, controller.signal)
    expect(cancelled.summary.outcome).toBe('cancelled')
    // The batch that is in flight meanwhile still comes.
    expect(batches).toBeLessThanOrEqual(3)
    expect(cancelled.ran.length).toBeGreaterThan(0)
    expect(cancelled.ran.length).toBeLessThan(pairs)
    const rest = await recordJob(await engineOn(real, ledger), collection, { model, dtype: 'fp32' })
    expect(rest.summary).toMatchObject({ outcome: 'done', fromLedger: cancelled.ran.length, scored: pairs - cancelled.ran.length })
    expectSameScores(rest.scores)
  })

  test('a ledger that fails ends the job at once, with what it failed with', async () => {
    let runs = 0
    class FullLedger extends MemoryLedger {
      override append = () => Promise.reject(new Error('the disk is full'))
    }
    const engine = await onStage({ adapter: { reason: 'none' }, running: (_, __, run) => (runs++, run()) }, new FullLedger())
    await expect(recordJob(engine, collection, { model, device: 'wasm', dtype: 'q8' })).rejects.toThrow('the disk is full')
    expect(runs).toBeLessThan(pairs / 4)
  })

  test('a model that is removed in mid-run takes no score with it', async () => {
    const engine = await engineOn(real)
    let removed: Promise<void> | undefined
    const { summary, scores } = await recordJob(engine, collection, { model, dtype: 'fp32' }, { onScores: () => void (removed ??= engine.removeModel(model)) })
    await removed
    expect(summary).toMatchObject({ outcome: 'done', scored: pairs, skipped: 0 })
    expectSameScores(scores)
    await expect(engine.score({ model, device: 'wasm', dtype: 'fp32', queries: [] })).rejects.toThrow('was not added')
  })

  test('a job that was cancelled before it began loads nothing', async () => {
    const engine = await onStage({ opening: () => expect.unreachable('a session was opened') })
    const { summary } = await recordJob(engine, collection, { model, dtype: 'fp32' }, {}, AbortSignal.abort())
    expect(summary).toMatchObject({ outcome: 'cancelled', scored: 0 })
  })

  test('the query in view goes first, also in mid-run', async () => {
    const engine = await engineOn(real)
    engine.prefer(3)
    let batches = 0
    const { queries, ran } = await recordJob(engine, collection, { model, dtype: 'fp32' }, { onScores: () => ++batches === 1 && engine.prefer(2) })
    expect(queries).toEqual([3, 2, 3, 0, 1])
    expect(new Set(ran).size).toBe(pairs)
  })

  test('jobs asked for at once run one after another', async () => {
    const engine = await engineOn(real)
    const order: string[] = []
    const job = (name: string, maxLength: number) => recordJob(engine, collection, { model, dtype: 'fp32', maxLength }, { onScores: () => order.push(name) })
    await Promise.all([job('first', 64), job('second', 32)])
    expect(order).toEqual(order.toSorted((a, b) => (a === b ? 0 : a === 'first' ? -1 : 1)))
    expect(new Set(order).size).toBe(2)
  })

  test('a batch that does not fit is halved until it does', async () => {
    const sizes: number[] = []
    const engine = await onStage({
      adapter: { reason: 'none' },
      running: (_, batch, run) => {
        sizes.push(batch.rows)
        return batch.rows > 1 ? Promise.reject(new Error('failed to allocate a buffer')) : run()
      },
    })
    const { summary, scores, skipped } = await recordJob(engine, collection, { model, dtype: 'fp32' })
    expect(Math.max(...sizes)).toBeGreaterThan(1)
    expect(summary).toMatchObject({ scored: pairs, skipped: 0 })
    expect(skipped).toEqual([])
    expectSameScores(scores)
  })

  test('a pair that fails alone is skipped with its reason; the others are scored', async () => {
    const longest = Math.max(...(await lengthsSeen()))
    const engine = await onStage({ adapter: { reason: 'none' }, running: (_, batch, run) => (batch.length === longest && batch.rows === 1 ? Promise.reject(new Error('too long')) : batch.length === longest ? Promise.reject(new Error('no')) : run()) })
    const { summary, skipped, scores } = await recordJob(engine, collection, { model, dtype: 'fp32' })
    expect(summary.outcome).toBe('done')
    expect(skipped.length).toBeGreaterThan(0)
    expect(skipped[0]?.reason).toBe('too long')
    expect(scores.size + skipped.length).toBe(pairs)
    expect(summary.skipped).toBe(skipped.length)
  })

  async function lengthsSeen(): Promise<number[]> {
    const lengths: number[] = []
    const engine = await onStage({ adapter: { reason: 'none' }, running: (_, batch, run) => (lengths.push(batch.length), run()) })
    await recordJob(engine, collection, { model, dtype: 'fp32' })
    return lengths
  }

  test('where every pair fails, the job fails and says why', async () => {
    const engine = await onStage({ adapter: { reason: 'no GPU' }, running: () => Promise.reject(new Error('no kernel')) })
    await expect(recordJob(engine, collection, { model, dtype: 'fp32' })).rejects.toThrow(/bert-ts could not be run.*no GPU.*no kernel/)
  })

  describe('goes on on WASM with the same scores, none twice, where the GPU', () => {
    const failures: Record<string, { stage: string; reason: RegExp; on: (run: number) => Stage }> = {
      'is not there': { stage: 'adapter', reason: /no adapter/, on: () => ({ adapter: { reason: 'no adapter' } }) },
      'opens no session': { stage: 'session', reason: /out of memory/, on: () => ({ opening: (device) => { if (device === 'webgpu') throw new Error('out of memory') } }) },
      'gives another answer': { stage: 'known-answer', reason: /on WASM/, on: () => ({ running: async (device, _, run) => off(await run(), device === 'webgpu' ? 2e-3 : 0) }) },
      'gives the same for all': { stage: 'known-answer', reason: /all score 0/, on: () => ({ running: async (device, _, run) => off(await run(), 0, device === 'webgpu' ? 0 : 1) }) },
      'fails in a run': { stage: 'run', reason: /kernel failed/, on: (after) => ({ running: failingAfter(after, () => Promise.reject(new Error('kernel failed'))) }) },
      'starts to give no numbers': { stage: 'run', reason: /NaN/, on: (after) => ({ running: failingAfter(after, async (run) => off(await run(), NaN)) }) },
      'starts to give zeros': { stage: 'run', reason: /all score 0/, on: (after) => ({ running: failingAfter(after, async (run) => off(await run(), 0, 0)) }) },
      'is lost': { stage: 'device-lost', reason: /destroyed/, on: (after) => ({ running: failingAfter(after, () => Promise.reject(new DeviceLostError('destroyed'))) }) },
    }
    test.each(Object.entries(failures))('%s', async (_, { stage, reason, on }) => {
      const { summary, scores, ran, starts } = await recordJob(await onStage(on(2)), collection, { model, dtype: 'fp32' })
      expect(summary).toMatchObject({ outcome: 'done', scored: pairs, start: { device: 'wasm', fallbacks: [{ from: { device: 'webgpu', dtype: 'fp32' }, stage }] } })
      expect(summary.start.fallbacks[0]?.reason).toMatch(reason)
      const beganOnGpu = stage === 'run' || stage === 'device-lost'
      expect(starts.map(({ device }) => device)).toEqual(beganOnGpu ? ['webgpu', 'wasm'] : ['wasm'])
      expect(ran).toHaveLength(pairs)
      expect(new Set(ran).size).toBe(pairs)
      expectSameScores(scores)
    })

    /** Lets the known-answer check (its batches are of a dozen pairs at most) and `count` more GPU batches pass. */
    function failingAfter(count: number, fail: (run: () => Promise<Awaited<ReturnType<NonNullable<Stage['running']>>>>) => ReturnType<NonNullable<Stage['running']>>): NonNullable<Stage['running']> {
      let known = 12
      let left = count
      return (device, batch, run) => {
        if (device === 'wasm') return run()
        if (known > 0) known -= batch.rows
        else if (left-- <= 0) return fail(run)
        return run()
      }
    }
  })

  test('auto takes q8 on WASM, but not after fp32 scores were told: then the dtype is frozen', async () => {
    const plain = await recordJob(await onStage({ adapter: { reason: 'none' } }), collection, { model })
    expect(plain.summary.start.scorer.dtype).toBe('q8')
    let told = 0
    const frozen = await recordJob(await onStage({ running: (device, _, run) => (device === 'webgpu' && told > 0 ? Promise.reject(new DeviceLostError('gone')) : run()) }), collection, { model }, { onScores: () => told++ })
    expect(frozen.summary.start).toMatchObject({ device: 'wasm', scorer: { dtype: 'fp32' } })
    expectSameScores(frozen.scores)
  })

  test('fp16 that fails after its first score starts over as fp32', async () => {
    let told = 0
    const running: Stage['running'] = (device, _, run) => (device === 'webgpu' && told > 0 ? Promise.reject(new DeviceLostError('gone')) : run())
    const { starts, scores, summary } = await recordJob(await onStage({ adapter: { ...stagedGpu, shaderF16: true }, running }), collection, { model }, { onScores: () => told++ })
    expect(starts.map(({ device, scorer }) => `${device} ${scorer.dtype}`)).toEqual(['webgpu fp16', 'wasm fp32'])
    expect(summary.scored).toBe(pairs)
    expectSameScores(scores)
  })

  test('int8 scores do not depend on what else is in the list', async () => {
    const engine = await engineOn(real)
    const whole = await recordJob(engine, collection, { model, device: 'wasm', dtype: 'q8' })
    const alone = await recordJob(await engineOn(real), collection, { model, device: 'wasm', dtype: 'q8', queries: [{ query: 0, pairs: Uint32Array.of(7) }] })
    expect(alone.scores.get(7)).toBe(whole.scores.get(7))
  })
})

/** The same tensor, scaled and moved. */
const off = ({ dims, data }: { dims: readonly number[]; data: Float32Array }, by: number, factor = 1) => ({ dims, data: data.map((value) => value * factor + by) })
