/** What a script is told of its search. The search is the ingest worker's own; only the way to the worker is staged. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Collection } from '../collection/collection.ts'
import { textSource } from '../collection/bytes/byte-source.ts'
import { ingest } from '../collection/ingest.ts'
import { bm25FirstStage } from '../retrieval/first-stage.ts'
import type { WhichQueries } from '../retrieval/searched.ts'
import type { Bm25Settings } from '../retrieval/settings.ts'
import type { SearchProgress } from '../retrieval/steps.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { cancelFirstStage, useFirstStage } from './first-stage.ts'
import { searchFromScript } from './first-stage-script.ts'
import { closeCollection } from './imports.ts'

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
vi.mock('./workers.ts', () => {
  const controllers = new Set<AbortController>()
  const face = {
    bm25(base: Collection, which: WhichQueries, settings: Bm25Settings, onProgress: (progress: SearchProgress) => void) {
      const controller = new AbortController()
      controllers.add(controller)
      return bm25FirstStage(base, which, settings, { signal: controller.signal, onProgress }).finally(() => controllers.delete(controller))
    },
    cancel: () => controllers.forEach((controller) => controller.abort()),
    save: () => undefined,
    delete: () => undefined,
    list: () => [],
    setCollection: () => undefined,
    recall: () => undefined,
  }
  const using = async (use: (worker: unknown) => unknown) => use(face)
  return { tellScoring: () => undefined, scoring: using, ingest: using }
})

const lines = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const files = [
  textSource('corpus.jsonl', lines({ _id: 'a', title: 'Frost', text: 'on the lawn' }, { _id: 'b', title: '', text: 'a lake' })),
  textSource('queries.jsonl', lines({ _id: 'q1', text: 'frosty lawn' }, { _id: 'q2', text: 'deep lakes' })),
]
const stagesNow = () => useCollectionStore.getState().collection?.firstStages.map(({ name }) => name)

/** Calls back once, when the search first says how far it is. */
function onFirstProgress(act: () => void): void {
  const stop = useFirstStage.subscribe(({ progress }) => {
    if (progress === null || progress.total === 0) return
    stop()
    act()
  })
}

beforeEach(async () => {
  const { collection } = await ingest(files, undefined)
  useCollectionStore.setState({ collection })
})
afterEach(() => {
  expect(useFirstStage.getState().progress).toBeNull()
  useCollectionStore.setState({ collection: undefined })
  useChoices.setState(defaultChoices)
})

test('a search resolves with the name of the first stage that it put in use', async () => {
  await expect(searchFromScript()).resolves.toBe('BM25 (k1 .9, b .4)')
  expect([stagesNow(), useChoices.getState().firstStage]).toEqual([['BM25 (k1 .9, b .4)'], 'BM25 (k1 .9, b .4)'])
})

test('a search that is cancelled rejects, and leaves the collection and what was chosen', async () => {
  onFirstProgress(cancelFirstStage)
  await expect(searchFromScript()).rejects.toThrow('The search was cancelled.')
  expect([stagesNow(), useChoices.getState().firstStage]).toEqual([[], null])
})

test('it rejects where an earlier search left a first stage of that name', async () => {
  await searchFromScript()
  onFirstProgress(cancelFirstStage)
  await expect(searchFromScript()).rejects.toThrow('The search was cancelled.')
  expect(stagesNow()).toEqual(['BM25 (k1 .9, b .4)'])
})

test('it rejects where the collection is closed meanwhile', async () => {
  onFirstProgress(closeCollection)
  await expect(searchFromScript()).rejects.toThrow('The search was cancelled.')
  expect(stagesNow()).toBeUndefined()
})
