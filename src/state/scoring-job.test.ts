/** What the page makes of a job's events; the worker that tells them is staged. */
import { afterEach, expect, test, vi } from 'vitest'
import { collectionOf } from '../scoring/testing/collection.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary } from '../scoring/job.ts'
import type { Dtype } from '../systems/system.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { computeFeatures } from './features.ts'
import { useCollectionStore } from './collection.ts'
import { useJobStore } from './job.ts'
import { abandon, cancel, pause, rerank, resume } from './scoring-job.ts'
import { clearScores, useScores } from './scores.ts'
import { skippedPairs } from './derived/skipped.ts'

type Play = (request: JobRequest, events: JobEvents) => Promise<JobSummary>
// Before the modules under test, which ask for it as they load.
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
const stage = vi.hoisted(() => ({ score: undefined as unknown as Play, cancel: (): void => undefined }))
vi.mock('./workers.ts', () => ({
  tellScoring: () => undefined,
  scoring: async (use: (worker: unknown) => unknown) =>
    use({ score: (request: JobRequest, events: JobEvents) => stage.score(request, events), cancel: () => stage.cancel(), prefer: () => undefined }),
}))

const collection = { ...collectionOf([{ query: 'who', passages: ['she', 'he', 'they'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(3, 2, 1) }] }
const startOf = (dtype: Dtype): JobStart => ({ scorer: { kind: 'cross-encoder', model: 'm', revision: 'r', dtype, maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] })
const summaryOf = (outcome: JobSummary['outcome'], dtype: Dtype): JobSummary => ({ outcome, start: startOf(dtype), pairs: 3, scored: 3, fromLedger: 0, skipped: 0, load: 0, firstRun: 0, run: 0, tokens: 0, padding: 0, steady: { pairs: 0, tokens: 0, milliseconds: 0 }, perQuery: [] })
const tell = (events: JobEvents, pair: number, score: number) => events.onScores?.({ query: 0, pairs: Uint32Array.of(pair), scores: Float32Array.of(score), fromLedger: false })
const valuesOf = (dtype: Dtype) => [...(useScores.getState().systems.find(({ scorer }) => scorer.dtype === dtype)?.values ?? [])]

function open(): void {
  useCollectionStore.setState({ collection })
  clearScores()
  useChoices.setState(defaultChoices)
}

afterEach(() => {
  expect(useJobStore.getState().job).toEqual({ kind: 'idle' })
})

test('scores that wait when a dtype gives way stay with the system that they are of', async () => {
  open()
  stage.score = async (_, events) => {
    events.onStart?.(startOf('fp16'))
    tell(events, 0, 1)
    tell(events, 1, 2)
    events.onStart?.(startOf('fp32'))
    tell(events, 0, 3)
    return summaryOf('cancelled', 'fp32')
  }
  await rerank({ models: ['m'] })
  expect(valuesOf('fp16')).toEqual([1, 2, NaN])
  expect(valuesOf('fp32')).toEqual([3, NaN, NaN])
})

test('a job over named queries asks for theirs alone, and for none that is not there', async () => {
  const two = collectionOf([{ query: 'who', passages: ['she', 'he'] }, { query: 'where', passages: ['here'] }])
  useCollectionStore.setState({ collection: { ...two, firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(3, 2, 1) }] } })
  clearScores()
  const asked: JobRequest['queries'][number][] = []
  stage.score = async ({ queries }) => {
    asked.push(...queries)
    return summaryOf('done', 'fp32')
  }
  await rerank({ models: ['m'], queries: ['q1'] })
  expect(asked).toEqual([{ query: 1, pairs: Uint32Array.of(2) }])
  await expect(rerank({ models: ['m'], queries: ['q1', 'q7'] })).rejects.toThrow('The collection has no query “q7”.')
})

test('what was scored before a job failed is shown', async () => {
  open()
  stage.score = async (_, events) => {
    events.onStart?.(startOf('fp32'))
    tell(events, 0, 1)
    tell(events, 1, 2)
    throw new Error('the worker broke down')
  }
  await expect(rerank({ models: ['m'] })).rejects.toThrow('broke down')
  expect(valuesOf('fp32')).toEqual([1, 2, NaN])
})

test('nothing of a job reaches the scores of the collection that is opened meanwhile', async () => {
  open()
  let cancelled = false
  stage.cancel = () => void (cancelled = true)
  stage.score = async (_, events) => {
    events.onStart?.(startOf('fp32'))
    tell(events, 0, 1)
    abandon()
    clearScores()
    await Promise.resolve()
    events.onStart?.(startOf('fp32'))
    tell(events, 0, 2)
    throw new Error('pair 7 of 3')
  }
  await rerank({ models: ['m', 'another'] })
  expect(cancelled).toBe(true)
  expect(useScores.getState().systems).toEqual([])
})

test('a pause that comes as a model ends holds before the next; a cancel is not taken back by one', async () => {
  open()
  const ran: string[] = []
  stage.score = async ({ model }, events) => {
    ran.push(model)
    events.onStart?.(startOf('fp32'))
    if (model === 'a') pause()
    else {
      cancel()
      pause()
    }
    return summaryOf(model === 'a' ? 'done' : 'cancelled', 'fp32')
  }
  const done = rerank({ models: ['a', 'b', 'c'] })
  await vi.waitFor(() => expect(useJobStore.getState().job.kind).toBe('paused'))
  expect(ran).toEqual(['a'])
  resume()
  await done
  expect(ran).toEqual(['a', 'b'])
})

test('a depth that no list has is refused before anything changes', async () => {
  open()
  for (const depth of [0, -1, 1.5, NaN]) await expect(rerank({ models: ['m'], depth })).rejects.toThrow(RangeError)
  expect(useChoices.getState().depth).toBe(defaultChoices.depth)
})

test('features are a job over the pairs that are named, whatever is chosen; it is paused as any other, and its scores are shown', async () => {
  open()
  useChoices.setState({ depth: 1, precision: 'q8', device: 'wasm' })
  const asked: JobRequest[] = []
  stage.score = async (request, events) => {
    asked.push(request)
    events.onStart?.(startOf('fp32'))
    tell(events, 2, asked.length)
    if (asked.length === 1) pause()
    return summaryOf(asked.length === 1 ? 'cancelled' : 'done', 'fp32')
  }
  const queries = [{ query: 0, pairs: Uint32Array.of(2, 0) }]
  const computing = computeFeatures({ model: 'm', dtype: 'fp32', maxLength: 8, queries })
  expect(useJobStore.getState().job).toMatchObject({ kind: 'running', name: 'Features of m' })
  await vi.waitFor(() => expect(useJobStore.getState().job.kind).toBe('paused'))
  await expect(computeFeatures({ model: 'm', dtype: 'fp32', maxLength: 8, queries })).rejects.toThrow('A job is running already')
  resume()
  expect((await computing)?.outcome).toBe('done')
  const request = { model: 'm', device: 'wasm', dtype: 'fp32', maxLength: 8, features: true, queries }
  expect(asked).toEqual([request, request])
  expect(valuesOf('fp32')).toEqual([NaN, NaN, 2])
})

test('a pair that failed is listed by its ids with its reason, until it has a score', async () => {
  open()
  let isWell = false
  stage.score = async (_, events) => {
    events.onStart?.(startOf('fp32'))
    tell(events, 0, 1)
    if (isWell) tell(events, 1, 2)
    else events.onSkipped?.({ query: 0, pair: 1, reason: 'too long' })
    return summaryOf('done', 'fp32')
  }
  const failed = () => skippedPairs(collection, useScores.getState().systems)
  await rerank({ models: ['m'] })
  expect(failed()).toMatchObject([{ qid: 'q0', docid: 'p1', scorer: 'm fp32', reason: 'too long' }])
  await rerank({ models: ['m'] })
  expect(failed()).toHaveLength(1)
  isWell = true
  await rerank({ models: ['m'] })
  expect(failed()).toEqual([])
})

test('while another tab scores the same pairs, the job says so and shows what comes', async () => {
  open()
  const seen: unknown[] = []
  stage.score = async (_, events) => {
    events.onWait?.({ pairsDone: 0, pairsTotal: 3 })
    events.onStart?.(startOf('fp32'))
    events.onScores?.({ query: 0, pairs: Uint32Array.of(0), scores: Float32Array.of(1), fromLedger: true })
    events.onWait?.({ pairsDone: 1, pairsTotal: 3 })
    const { job } = useJobStore.getState()
    seen.push(job.kind !== 'idle' && [job.phase, job.progress?.pairsDone])
    events.onProgress?.({ pairsDone: 2, pairsTotal: 3, pairsPerSecond: 1, tokensPerSecond: 1, timeLeft: 1 })
    const { job: later } = useJobStore.getState()
    seen.push(later.kind !== 'idle' && [later.phase, later.progress?.pairsDone])
    return summaryOf('done', 'fp32')
  }
  await rerank({ models: ['m'] })
  expect(seen).toEqual([['waiting', 1], ['scoring', 2]])
  expect(valuesOf('fp32')).toEqual([1, NaN, NaN])
})
