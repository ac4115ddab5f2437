/** Features of real graphs on WebAssembly: PyTorch's own head input, logits that are the model's, and no pair computed twice. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { filesOnDisk, modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { Collection } from '../collection/collection.ts'
import { ModelError, type ModelFiles } from '../models/model.ts'
import { folderFiles, type LocalFile } from '../models/sources/folder.ts'
import { externalise } from '../onnx/testing/externalise.ts'
import type { Scorer } from '../systems/system.ts'
import { ScoringEngine } from './engine.ts'
import { scoresOf } from './feature-scores.ts'
import type { FeatureStore } from './features.ts'
import { passageKey, queryKey } from './kept-scores.ts'
import { MemoryFeatures } from './memory-features.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { DeviceLostError, type FloatTensor } from './ports.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import { stagedGpu, stagedRuntime, type Stage } from './testing/staged-runtime.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Golden {
  readonly maxLength: number
  readonly pairs: readonly { readonly query: string; readonly passage: string; readonly logits: readonly number[] }[]
  readonly head: { readonly input: { readonly shape: readonly [number, number]; readonly data: readonly number[] } }
}

const real = nodeRuntime()
const noGpu: Stage = { adapter: { reason: 'none' } }

interface Kept {
  readonly ledger: MemoryLedger
  readonly features: MemoryFeatures
}
const nothing = (): Kept => ({ ledger: new MemoryLedger(), features: new MemoryFeatures() })

async function engineOf(files: ModelFiles, collection: Collection, kept: Kept, stage: Stage = noGpu): Promise<ScoringEngine> {
  const engine = new ScoringEngine({ runtime: stagedRuntime(real, stage), ...kept })
  await engine.addModel(files)
  engine.setCollection(collection)
  return engine
}

/** Kept vectors of a collection's pairs, row-major in the order of its rows; rows of NaN where one is missing. */
async function keptVectors(store: FeatureStore, scorer: Scorer, collection: Collection, width: number): Promise<Float32Array> {
  const { offsets, passage } = collection.candidates
  const vectors = new Float32Array(passage.length * width).fill(NaN)
  for (let query = 0; query + 1 < offsets.length; query++) {
    const kept = await store.read(scorer, queryKey(collection, query))
    for (let row = offsets[query] ?? 0; row < (offsets[query + 1] ?? 0); row++) {
      const vector = kept.get(passageKey(collection, { row, query, passage: passage[row] ?? 0 }))
      if (vector) vectors.set(vector, row * width)
    }
  }
  return vectors
}

/** The largest difference; infinite where one is no number or missing. */
const apart = (found: ArrayLike<number>, expected: ArrayLike<number>): number =>
  found.length === expected.length ? Array.from(found).reduce((worst, value, i) => Math.max(worst, Math.abs(value - (expected[i] ?? NaN)) || (value === expected[i] ? 0 : Infinity)), 0) : Infinity

const listed = (scores: ReadonlyMap<number, number>, pairs: number) => Array.from({ length: pairs }, (_, row) => scores.get(row) ?? NaN)

/** Runs plain scores and features of everything; gives both with the head. */
async function bothWays(files: ModelFiles, collection: Collection, dtype: 'fp32' | 'fp16', maxLength: number) {
  const kept = nothing()
  const plain = await recordJob(await engineOf(files, collection, nothing()), collection, { model: files.id, dtype, maxLength })
  const engine = await engineOf(files, collection, kept)
  const job = await recordJob(engine, collection, { model: files.id, dtype, maxLength, features: true })
  const head = await engine.head(files.id, dtype)
  const vectors = await keptVectors(kept.features, job.summary.start.scorer, collection, head.width)
  expect(job.summary).toMatchObject({ outcome: 'done', skipped: 0, scored: collection.candidates.passage.length })
  expect(job.summary.start.scorer).toEqual(plain.summary.start.scorer)
  const pairs = collection.candidates.passage.length
  return { own: listed(plain.scores, pairs), told: listed(job.scores, pairs), vectors, head, made: scoresOf(head.layers, vectors, head.width) }
}

const tiny = join(sharedFolder ?? '', 'models/tiny')
const folders = sharedFolder === undefined ? [] : [tiny, process.env['TINY_MODELS']].filter((folder) => folder !== undefined)
const models = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((folder) => existsSync(join(folder, 'golden.json')))
const goldenOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden
const asCollection = ({ pairs }: Golden) => collectionOf(pairs.map(({ query, passage }) => ({ query, passages: [passage] })))

test('the embedded reranker has a head, and its features give its own logits', async () => {
  const files = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
  const collection = collectionOf([{ query: 'what do bees make', passages: ['Bees make honey.', 'A bank lends money.', 'Honey is made by bees, which live in hives.'] }])
  const { own, told, made } = await bothWays(files, collection, 'fp32', 64)
  expect(apart(told, own)).toBeLessThan(1e-5)
  expect(apart(made, told)).toBe(0)
})

describe.skipIf(sharedFolder === undefined)('features', () => {
  test('are tried on a model of each kind', () => expect(models.length).toBeGreaterThanOrEqual(15))

  test.each(models.map((folder) => [basename(folder), folder]))('of %s are PyTorch’s, and give the model’s own logits', async (_, folder) => {
    const golden = goldenOf(folder)
    const { own, told, vectors, head, made } = await bothWays(await modelOnDisk(folder), asCollection(golden), 'fp32', golden.maxLength)
    expect([head.width, head.labels]).toEqual([golden.head.input.shape[1], golden.pairs[0]?.logits.length])
    expect(apart(vectors, golden.head.input.data)).toBeLessThan(1e-4)
    expect(apart(made, own)).toBeLessThan(1e-5)
    expect(apart(made, told)).toBe(0)
  })

  describe('of bert-ts', () => {
    const folder = join(tiny, 'bert-ts')
    const model = 'bert-ts'
    const pairs = 48
    let files: ModelFiles
    let golden: Golden
    let collection: Collection
    beforeAll(async () => {
      files = await modelOnDisk(folder)
      golden = goldenOf(folder)
      collection = collectionOf([0, 1, 2, 3].map((list) => ({ query: golden.pairs[list]?.query ?? '', passages: golden.pairs.map(({ passage }, i) => `${passage} ${'again '.repeat(i % 5)}${list}`) })))
      expect(collection.candidates.passage).toHaveLength(pairs)
    })
    const job = { model, dtype: 'fp32', maxLength: 48, features: true } as const

    /** The folder with other graphs. */
    const withGraphs = (graphs: Readonly<Record<string, Uint8Array>>): Promise<ModelFiles> => {
      const added = Object.entries(graphs).map(([name, bytes]): LocalFile => {
        const blob = new Blob([bytes.slice()])
        return { name, webkitRelativePath: `${model}/onnx/${name}`, size: blob.size, slice: (start, end) => blob.slice(start, end) }
      })
      return folderFiles([...filesOnDisk(folder).filter(({ name }) => !name.endsWith('.onnx')), ...added])
    }

    test('in float16 are the graph’s own, whose logits they give within 2e-3', async () => {
      const { own, made, vectors } = await bothWays(files, asCollection(golden), 'fp16', golden.maxLength)
      expect(apart(made, own)).toBeLessThan(2e-3)
      expect(apart(vectors, golden.head.input.data)).toBeLessThan(2e-2)
    })

    test('whose weights lie beside the graph', async () => {
      const { graph, external } = externalise(readFileSync(join(folder, 'onnx/model.onnx')), 'model.onnx_data')
      const apartFiles = await withGraphs({ 'model.onnx': graph, 'model.onnx_data': external.get('model.onnx_data') ?? new Uint8Array() })
      const { own, made, vectors } = await bothWays(apartFiles, asCollection(golden), 'fp32', golden.maxLength)
      expect(apart(made, own)).toBeLessThan(1e-5)
      expect(apart(vectors, golden.head.input.data)).toBeLessThan(1e-4)
    })

    test('are computed once: a second job loads no model, another depth only what it adds', async () => {
      const kept = nothing()
      const some = [{ query: 1, pairs: Uint32Array.of(12, 13, 14) }]
      expect((await recordJob(await engineOf(files, collection, kept), collection, { ...job, queries: some })).summary.scored).toBe(3)
      const whole = await recordJob(await engineOf(files, collection, kept), collection, job)
      expect(whole.summary).toMatchObject({ scored: pairs - 3, fromLedger: 3 })
      expect(whole.ran).not.toContain(13)
      const again = await recordJob(await engineOf(files, collection, kept, { ...noGpu, opening: () => expect.unreachable('a session was opened') }), collection, job)
      expect(again.summary).toMatchObject({ scored: 0, fromLedger: pairs, load: 0 })
      expect(again.scores).toEqual(whole.scores)
      expect(await kept.features.holdings()).toMatchObject([{ pairs, width: 32, bytes: pairs * (8 + 4 * 32), scorer: again.summary.start.scorer }])
    })

    test('are computed where a score is kept without them; their scores are the plain job’s, and serve it', async () => {
      const kept = nothing()
      const plain = await recordJob(await engineOf(files, collection, kept), collection, { ...job, features: false })
      const engine = await engineOf(files, collection, kept)
      const made = await recordJob(engine, collection, job)
      expect(made.summary).toMatchObject({ scored: pairs, fromLedger: 0 })
      expect(apart(listed(made.scores, pairs), listed(plain.scores, pairs))).toBeLessThan(1e-5)
      expect((await recordJob(engine, collection, { ...job, features: false })).summary).toMatchObject({ scored: 0, fromLedger: pairs })
    })

    test('go on where a job was cut off', async () => {
      const kept = nothing()
      const controller = new AbortController()
      let batches = 0
      const first = await recordJob(await engineOf(files, collection, kept), collection, job, { onScores: () => ++batches === 2 && controller.abort() }, controller.signal)
      expect(first.summary.outcome).toBe('cancelled')
      expect(first.ran.length).toBeGreaterThan(0)
      const rest = await recordJob(await engineOf(files, collection, kept), collection, job)
      expect(rest.summary).toMatchObject({ outcome: 'done', fromLedger: first.ran.length, scored: pairs - first.ran.length })
    })

    test('that cannot be kept end the job, and leave no score without them', async () => {
      const full = new (class extends MemoryFeatures {
        override append = () => Promise.reject(new Error('the disk is full'))
      })()
      const kept = { ledger: new MemoryLedger(), features: full }
      await expect(recordJob(await engineOf(files, collection, kept), collection, job)).rejects.toThrow('the disk is full')
      expect((await kept.ledger.holdings()).scorers).toEqual([])
    })

    test('are taken by a GPU, and on WASM from where it is lost', async () => {
      const kept = nothing()
      let told = 0
      const running: Stage['running'] = (device, _, run) => (device === 'webgpu' && told > 0 ? Promise.reject(new DeviceLostError('gone')) : run())
      const { starts, summary } = await recordJob(await engineOf(files, collection, kept, { adapter: stagedGpu, running }), collection, { ...job, dtype: 'auto' }, { onScores: () => told++ })
      expect(starts.map(({ device, scorer }) => `${device} ${scorer.dtype}`)).toEqual(['webgpu fp32', 'wasm fp32'])
      expect(summary).toMatchObject({ scored: pairs, skipped: 0 })
      expect(await keptVectors(kept.features, summary.start.scorer, collection, 32)).not.toContain(NaN)
    })

    test('of a misread head are refused before any is kept', async () => {
      const kept = nothing()
      const scaled: Stage['running'] = async (_, __, run) => onFeatures(await run(), (value) => value * 1.01)
      await expect(recordJob(await engineOf(files, collection, kept, { ...noGpu, running: scaled }), collection, job)).rejects.toThrow(/the head gives known pair \d+ the score .*the whole graph/)
      expect(await kept.features.holdings()).toEqual([])
    })

    test('that are no numbers are a failure of their pair, whatever the head makes of them, and kept as that', async () => {
      const kept = nothing()
      let isOpen = false
      const infinite: Stage['running'] = async (_, batch, run) => (isOpen && batch.rows > 1 ? onFeatures(await run(), (value, i) => (i === 32 ? Infinity : value)) : run())
      const { summary, skipped } = await recordJob(await engineOf(files, collection, kept, { ...noGpu, running: infinite }), collection, job, { onStart: () => (isOpen = true) })
      expect(skipped.length).toBeGreaterThan(0)
      expect(skipped[0]?.reason).toBe('its score is NaN')
      expect(summary.scored).toBe(pairs - skipped.length)
      const vectors = await keptVectors(kept.features, summary.start.scorer, collection, 32)
      const failed = listed(new Map(skipped.map(({ pair }) => [pair, 1])), pairs).map((value) => value === 1)
      failed.forEach((isSkipped, row) => expect(vectors.subarray(row * 32, (row + 1) * 32).every(isSkipped ? Number.isNaN : Number.isFinite), `pair ${row}`).toBe(true))
      expect((await kept.features.holdings())[0]?.pairs).toBe(pairs)
    })

    test('are refused with a sentence where a graph is quantised, texts are cut into windows, or there is no head', async () => {
      const engine = await engineOf(files, collection, nothing())
      await expect(recordJob(engine, collection, { ...job, dtype: 'q8' })).rejects.toThrow(/cannot be computed in q8.*fp32 or fp16/)
      await expect(engine.head(model, 'q8')).rejects.toThrow('bert-ts has no q8 graph whose head can be trained; it has fp32, fp16')
      await expect(recordJob(engine, collection, { ...job, windows: { stride: 4, combine: 'max' } })).rejects.toThrow('without windows')
      const quantised = await withGraphs({ 'model_quantized.onnx': readFileSync(join(folder, 'onnx/model_quantized.onnx')) })
      await expect(recordJob(await engineOf(quantised, collection, nothing()), collection, { ...job, dtype: 'auto' })).rejects.toThrow(ModelError)
      const biEncoder = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/bi-encoder', import.meta.url)))
      await expect(recordJob(await engineOf(biEncoder, collection, nothing()), collection, { ...job, model: biEncoder.id })).rejects.toThrow('has no classification head')
    })
  })
})

/** Bert-ts's features are 32 wide; its logits are left alone. */
const onFeatures = ({ dims, data }: FloatTensor, change: (value: number, i: number) => number): FloatTensor => ({ dims, data: dims[1] === 32 ? data.map(change) : data })
