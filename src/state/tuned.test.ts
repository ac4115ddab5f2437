/** Promoting and taking back, on a real model: behind the page stands a real engine, in this process. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { scored, trainableHead } from '../../scripts/take-home/scored.ts'
import { distance } from '../../scripts/tiny-models.ts'
import { textTable } from '../columns/text-table.ts'
import type { ModelFiles } from '../models/model.ts'
import { tunedFiles } from '../models/sources/tuned.ts'
import type { Layer } from '../onnx/layers.ts'
import { ScoringEngine } from '../scoring/engine.ts'
import { MemoryFeatures } from '../scoring/memory-features.ts'
import { MemoryLedger } from '../scoring/memory-ledger.ts'
import { collectionOf } from '../scoring/testing/collection.ts'
import { startingConfig } from '../training/config/defaults.ts'
import { planTraining } from '../training/run/plan.ts'
import { scoreKept } from '../training/run/score-kept.ts'
import type { PlannedTask, Task } from '../training/run/task.ts'
import { MemoryHeads, type KeptHead } from '../training/take-home/kept-head.ts'
import { splitFile } from '../training/take-home/split-file.ts'
import { keptHead, nudged } from '../training/testing/kept-head.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { addModel } from './model-actions.ts'
import { useModelStore } from './models.ts'
import { remembered } from './remembered.ts'
import { useScores } from './scores.ts'
import { promote, refreshTuned, takeBack, useTuned } from './tuned.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
// Before the modules under test, which ask for it as they load.
vi.hoisted(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) })
})
const realm = vi.hoisted(() => ({ scoring: {} as unknown, training: {} as unknown }))
vi.mock('./workers.ts', () => ({
  tellScoring: () => undefined,
  scoring: async (use: (worker: unknown) => unknown) => use(realm.scoring),
  training: async (use: (worker: unknown) => unknown) => use(realm.training),
}))

const MAX_LENGTH = 64
const animals = ['cats purr when they rest', 'dogs bark at the postman', 'fish swim in the sea', 'birds fly south in autumn']
const lists = Array.from({ length: 8 }, (_, query) => ({ query: `which animal is number ${query}`, passages: animals.map((animal) => `${animal}, as ${query} people said`) }))
const ids = lists.map((_, query) => `q${query}`)
const plain = collectionOf(lists)
const collection = {
  ...plain,
  firstStages: [{ name: 'BM25', scored: true, score: Float64Array.from(plain.candidates.passage, (_, pair) => -pair) }],
  judgementSets: [{ name: 'qrels', queryIds: textTable(ids), offsets: Uint32Array.from([...ids, ''].keys()), docIds: textTable(ids.map((_, query) => `p${4 * query + (query % 4)}`)), grade: Int32Array.from(ids, () => 1) }],
}
const queries = lists.map((_, query) => ({ query, pairs: Uint32Array.of(4 * query, 4 * query + 1, 4 * query + 2, 4 * query + 3) }))

const [ledger, features, heads] = [new MemoryLedger(), new MemoryFeatures(), new MemoryHeads()]
const engine = new ScoringEngine({ runtime: nodeRuntime(), ledger, features })
let base: ModelFiles
let layers: readonly Layer[]

beforeAll(async () => {
  base = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
  layers = nudged((await trainableHead(base, 'fp32')).layers, 3)
  realm.scoring = {
    async addModel(id: string) {
      const head = await heads.read(id)
      return engine.addModel(head ? tunedFiles(base, { id, layers: head.layers, maxLength: head.config.model.max_length }) : base)
    },
    removeModel: (id: string) => engine.removeModel(id),
    listHeads: () => heads.list(),
    keepHead: (head: KeptHead, split: Uint8Array | null) => heads.write(head, split),
    deleteHead: (id: string) => heads.delete(id),
    keepScores: engine.keepScores.bind(engine),
    holdings: () => ledger.holdings(),
    clearScores: (key?: string) => ledger.clear(key),
  }
  realm.training = {
    plan: async (task: PlannedTask) => planTraining(task),
    split: async (task: PlannedTask) => splitFile(task),
    score: (task: Pick<Task, 'collection' | 'scorer'>, head: readonly Layer[]) => scoreKept(task.collection, task.scorer, head, features),
  }
  engine.setCollection(collection)
  useCollectionStore.setState({ collection })
  useChoices.setState(defaultChoices)
  await addModel(base.id)
  await engine.score({ model: base.id, device: 'wasm', dtype: 'fp32', maxLength: MAX_LENGTH, queries, features: true })
})
afterAll(() => engine.dispose())

const promotion = (name: string) => {
  const { outcome, test: opened } = keptHead({ base, layers, dtype: 'fp32', maxLength: MAX_LENGTH, examples: [] })
  const config = startingConfig(collection, { id: base.id, revision: null, dtype: 'fp32', max_length: MAX_LENGTH })
  return { name, base: base.id, layers, config, outcome: { ...outcome, best: { ...outcome.best, layers } }, test: opened }
}
const shown = (id: string) => useScores.getState().systems.find(({ scorer }) => scorer.model === id)
const isListed = (id: string) => useModelStore.getState().loaded.find(({ info }) => info.id === id)?.chosen

test('a promoted head is a model with the scores of all kept features, and a job finds nothing left to compute', async () => {
  expect(await promote(promotion('mine'))).toBe('tuned/mine')
  expect(isListed('tuned/mine')).toBe(true)
  const pairs = lists.flatMap(({ query, passages }) => passages.map((passage) => ({ query, passage })))
  const expected = await scored(base, 'fp32', pairs, MAX_LENGTH, layers)
  expect(distance(shown('tuned/mine')?.values ?? [], expected)).toBeLessThan(1e-4)
  expect(remembered().systems[collection.fingerprint]).toHaveLength(1)
  // The length is the trained one without being asked for.
  const summary = await engine.score({ model: 'tuned/mine', device: 'wasm', dtype: 'fp32', queries })
  expect(summary).toMatchObject({ outcome: 'done', scored: 0, fromLedger: pairs.length })
  const [head] = useTuned.getState().heads
  expect(head).toMatchObject({ id: 'tuned/mine', base: { id: base.id, revision: base.revision, source: 'folder' }, parts: { test: { queries: 2 } } })
  expect(head?.examples).toHaveLength(6)
  for (const { query, passage, score } of head?.examples ?? []) expect(Math.abs(score - (expected[pairs.findIndex((pair) => pair.query === query && pair.passage === passage)] ?? NaN))).toBeLessThan(1e-4)
  expect((await heads.split('tuned/mine'))?.length).toBeGreaterThan(100)
})

test('a second head of the name, or of a name that is none, is refused', async () => {
  await expect(promote(promotion('mine'))).rejects.toThrow('There is a tuned/mine already')
  for (const name of ['', 'a/b', 'A@100>B@20', '.hidden', 'x'.repeat(65)]) await expect(promote(promotion(name))).rejects.toThrow(RangeError)
})

test('taken back it is gone from models, screen, ledger and disk, and its base stands as before', async () => {
  const before = (await ledger.holdings()).scorers.filter(({ scorer }) => scorer?.model === base.id)
  expect(before).toHaveLength(1)
  await takeBack('mine')
  expect(isListed('tuned/mine')).toBeUndefined()
  expect(shown('tuned/mine')).toBeUndefined()
  expect((await ledger.holdings()).scorers.map(({ key, pairs }) => [key, pairs])).toEqual(before.map(({ key, pairs }) => [key, pairs]))
  expect(isListed(base.id)).toBe(true)
  expect(remembered().systems[collection.fingerprint]).toEqual([])
  await refreshTuned()
  expect(useTuned.getState().heads).toEqual([])
})

test('what fails on the way leaves nothing behind', async () => {
  const broken = { ...promotion('broken'), layers: layers.slice(1) }
  await expect(promote(broken)).rejects.toThrow()
  expect([await heads.list(), isListed('tuned/broken'), shown('tuned/broken')]).toEqual([[], undefined, undefined])
})
