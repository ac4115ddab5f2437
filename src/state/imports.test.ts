/** What opening, adding and closing do to the rest of the state; both workers are staged. */
import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import type { Collection } from '../collection/collection.ts'
import type { Ingested } from '../collection/ingest.ts'
import type { Receipt } from '../collection/receipt.ts'
import type { JobEvents, JobRequest } from '../scoring/job.ts'
import { collectionOf } from '../scoring/testing/collection.ts'
import type { Scorer } from '../systems/system.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { addFiles, closeCollection, openRecent } from './imports.ts'
import { useJobStore } from './job.ts'
import { clearScores, useScores } from './scores.ts'
import { hashSources, sourcesOf } from './source-files.ts'

const stage = vi.hoisted(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })
  return {
    kept,
    ingest: undefined as unknown as () => Promise<Ingested>,
    load: undefined as unknown as () => Collection,
    calls: [] as string[],
    recalled: [] as JobRequest['queries'][],
  }
})
vi.mock('./workers.ts', () => {
  const called = (name: string) => (): void => void stage.calls.push(name)
  const face = {
    ingest: () => stage.ingest(),
    load: () => ({ collection: stage.load() }),
    cancel: called('cancel'),
    save: called('save'),
    sha256: async (file: File) => createHash('sha256').update(await file.text()).digest('hex'),
    delete: called('delete'),
    list: () => [],
    setCollection: called('setCollection'),
    recall({ model }: Scorer, queries: JobRequest['queries'], onScores: NonNullable<JobEvents['onScores']>) {
      stage.recalled.push(queries)
      if (model !== 'forgotten') onScores({ query: 0, pairs: Uint32Array.of(1), scores: Float32Array.of(2), fromLedger: true })
    },
  }
  const using = async (use: (worker: unknown) => unknown) => use(face)
  return { tellScoring: () => undefined, scoring: using, ingest: using }
})

const stages = (...scores: number[][]) => scores.map((score, at) => ({ name: `run ${at}`, scored: true, score: Float64Array.from(score) }))
const mine = { ...collectionOf([{ query: 'who', passages: ['she', 'he'] }]), fingerprint: 'mine', firstStages: stages([2, NaN], [NaN, 1]) }
const other = { ...collectionOf([{ query: 'what', passages: ['this', 'that', 'those'] }]), name: 'other', fingerprint: 'other', firstStages: stages([3, 2, 1]) }

afterEach(() => {
  useCollectionStore.setState({ collection: undefined, receipts: [], progress: null })
  useJobStore.setState({ job: { kind: 'idle' } })
  useChoices.setState(defaultChoices)
  clearScores()
  stage.calls = []
  stage.recalled = []
  stage.kept.clear()
})

test('what a link chose holds when the collection comes, and is gone with it', async () => {
  stage.load = () => mine
  useChoices.setState({ query: 'q7', firstStage: 'run 1', judgements: 'dev' })
  await openRecent('mine')
  expect(useChoices.getState()).toMatchObject({ query: 'q7', firstStage: 'run 1', judgements: 'dev' })
  stage.load = () => other
  await openRecent('other')
  expect(useChoices.getState()).toMatchObject({ query: null, firstStage: null, judgements: null })
})

test('another collection ends the job that scores the one before', async () => {
  useCollectionStore.setState({ collection: mine })
  useJobStore.setState({ job: { kind: 'running', name: 'Rerank', phase: 'scoring', loading: null, progress: null, model: 0, models: 1 } })
  stage.load = () => other
  await openRecent('other')
  expect(stage.calls).toContain('cancel')
})

test('a collection that is closed while files are added to it stays closed', async () => {
  useCollectionStore.setState({ collection: mine })
  let read: (ingested: Ingested) => void = () => undefined
  stage.ingest = () => new Promise((resolve) => (read = resolve))
  const added = addFiles([new File(['…'], 'more.jsonl')])
  await vi.waitFor(() => expect(useCollectionStore.getState().progress).not.toBeNull())
  closeCollection()
  read({ collection: other, receipts: [] })
  await added
  expect(stage.calls).toEqual(['cancel'])
  expect(useCollectionStore.getState()).toMatchObject({ collection: undefined, progress: null })
})

test('scores are recalled for the pairs of every first stage', async () => {
  const start = { scorer: { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }
  stage.kept.set('rerank-lab:session', JSON.stringify({ systems: { mine: [start] } }))
  stage.load = () => mine
  await openRecent('mine')
  expect(stage.recalled).toEqual([[{ query: 0, pairs: Uint32Array.of(0, 1) }]])
  expect(useScores.getState().systems.map(({ values }) => [...values])).toEqual([[NaN, 2]])
})

test('a system whose scores are no longer kept does not come back, nor does a pipeline over it', async () => {
  const startOf = (model: string) => ({ scorer: { kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] })
  const pipeline = { stages: [{ start: startOf('forgotten'), depth: 2 }, { start: startOf('m'), depth: 1 }] }
  stage.kept.set('rerank-lab:session', JSON.stringify({ systems: { mine: [startOf('forgotten'), startOf('m'), pipeline] } }))
  stage.load = () => mine
  await openRecent('mine')
  expect(useScores.getState()).toMatchObject({ systems: [{ scorer: { model: 'm' } }], pipelines: [] })
})

test('a collection knows the files that it came from by their hashes, over its extensions and visits, and refused files are none of them', async () => {
  const longer = { ...mine, fingerprint: 'longer', firstStages: [...mine.firstStages, ...stages([1, 1])] }
  const refused = { file: 'notes.txt', outcome: 'refused' } as const
  stage.ingest = () => Promise.resolve({ collection: mine, receipts: [] })
  await addFiles([new File(['a'], 'run.trec')])
  stage.ingest = () => Promise.resolve({ collection: longer, receipts: [refused as unknown as Receipt] })
  await addFiles([new File(['bc'], 'more.trec'), new File(['?'], 'notes.txt')])
  await hashSources()
  // printf a | sha256sum; printf bc | sha256sum
  const files = [
    { name: 'run.trec', bytes: 1, sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb' },
    { name: 'more.trec', bytes: 2, sha256: '1e0bbd6c686ba050b8eb03ffeedc64fdc9d80947fce821abbe5d6dc8d252c5ac' },
  ]
  expect(sourcesOf('longer')).toEqual(files)
  expect(sourcesOf('mine')).toEqual([])
  expect(JSON.parse(stage.kept.get('rerank-lab:session') ?? '')).toMatchObject({ sources: { longer: files } })
  stage.ingest = () => Promise.resolve({ collection: other, receipts: [] })
  await addFiles([new File(['d'], 'other.trec')])
  await hashSources()
  expect(sourcesOf('other')).toMatchObject([{ name: 'other.trec' }])
})
