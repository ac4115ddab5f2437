/** How a pipeline is run, kept and taken away again; the worker that scores is staged. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { collectionOf } from '../scoring/testing/collection.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import type { Scorer } from '../systems/system.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { useJobStore } from './job.ts'
import { useModelStore } from './models.ts'
import { addPipeline, choosePipeline, recallPipelines, removePipeline, usePipelineStore } from './pipelines.ts'
import { recallScores } from './recall.ts'
import { remember, remembered } from './remembered.ts'
import { cancel, rerank } from './scoring-job.ts'
import { clearScores, useScores } from './scores.ts'
import { factsNow, rankingOf, reportNow, scoresOf } from './script.ts'
import { selectSystems } from './selected.ts'
import { recallSpeeds, useSpeeds } from './speeds.ts'
import type { LoadedModel } from './views.ts'

const kept = vi.hoisted(() => {
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value) })
  vi.stubGlobal('crossOriginIsolated', false)
  vi.stubGlobal('navigator', { userAgent: 'test' })
  return items
})
const stage = vi.hoisted(() => ({ worker: {} as unknown }))
vi.mock('./workers.ts', () => {
  const using = async (use: (worker: unknown) => unknown) => use(stage.worker)
  return { tellScoring: () => undefined, scoring: using, ingest: using }
})

const collection = { ...collectionOf([{ query: 'who', passages: ['a', 'b', 'c', 'd'] }, { query: 'what', passages: ['e', 'f', 'g'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(4, 3, 2, 1, 3, 2, 1) }] }
const scorerOf = (model: string): Scorer => ({ kind: model === 'bi' ? 'bi-encoder' : 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 })
const startOf = (model: string): JobStart => ({ scorer: scorerOf(model), device: 'wasm', threads: 1, adapter: null, fallbacks: [] })
/** `up` turns every list round; `down` gives the order of the pairs' rows. */
const scoreOf = (model: string, pair: number) => (model === 'up' ? pair : -pair)

interface Asked {
  readonly model: string
  readonly job: string
  readonly queries: readonly (readonly number[])[]
}
const asked: Asked[] = []

async function play({ model, queries }: JobRequest, events: JobEvents, failing: string): Promise<JobSummary> {
  const { job } = useJobStore.getState()
  asked.push({ model, job: job.kind === 'idle' ? '' : job.name, queries: queries.map(({ pairs }) => [...pairs]) })
  events.onStart?.(startOf(model))
  if (model === failing) throw new Error(`${model} broke down`)
  for (const { query, pairs } of queries) events.onScores?.({ query, pairs, scores: Float32Array.from(pairs, (pair) => scoreOf(model, pair)), fromLedger: false })
  const pairs = queries.reduce((sum, query) => sum + query.pairs.length, 0)
  return { outcome: isCancelled ? 'cancelled' : 'done', start: startOf(model), pairs, scored: pairs, fromLedger: 0, skipped: 0, load: 0, firstRun: 9, run: 10 * (pairs - 1), tokens: 0, padding: 0, steady: { pairs: pairs - 1, tokens: 0, milliseconds: 10 * (pairs - 1) }, perQuery: [] }
}

let isCancelled = false
let failing = ''
beforeEach(() => {
  kept.clear()
  asked.length = 0
  isCancelled = false
  failing = ''
  stage.worker = {
    score: (request: JobRequest, events: JobEvents) => play(request, events, failing),
    cancel: () => void (isCancelled = true),
    prefer: () => undefined,
    addModel: (id: string) => ({ id, kind: id.endsWith('bi-encoder') ? 'bi-encoder' : 'cross-encoder', source: 'embedded' }),
    recall: (scorer: Scorer, queries: JobRequest['queries'], tell: (scores: unknown) => void) => {
      for (const { query, pairs } of queries) tell({ query, pairs, scores: Float32Array.from(pairs, (pair) => scoreOf(scorer.model, pair)), fromLedger: true })
    },
  }
  useCollectionStore.setState({ collection })
  useChoices.setState(defaultChoices)
  useModelStore.setState({ loaded: [] })
  usePipelineStore.setState({ pipelines: [] })
  useSpeeds.setState({ speeds: {} })
  clearScores()
})
afterEach(() => {
  expect(useJobStore.getState().job).toEqual({ kind: 'idle' })
})

const names = () => reportNow().systems.map(({ name }) => name)

test('each stage scores the first of what the stage below made, the query in view before others, and only then the next begins', async () => {
  useChoices.setState({ query: 'q1' })
  await rerank({ models: ['up@3>down@2'] })
  expect(asked).toEqual([
    { model: 'up', job: 'Rerank with up@3, stage 1 of 2', queries: [[4, 5, 6], [0, 1, 2]] },
    { model: 'down', job: 'Rerank with down@2, stage 2 of 2', queries: [[6, 5], [2, 1]] },
  ])
  expect(names()).toEqual(['First stage', 'up@3>down@2'])
  expect(rankingOf('up@3>down@2', 'q0')).toEqual(['p1', 'p2', 'p0', 'p3'])
  expect(scoresOf('up@3>down@2')).toEqual({ q0: { p2: -2, p1: -1 }, q1: { p6: -6, p5: -5 } })
  expect(reportNow().systems[1]).toMatchObject({
    model: 'up@3>down@2',
    device: 'wasm',
    pairs: 4,
    speed: null,
    cost: [{ model: 'up', depth: 3, pairs: 6, queries: 2, millisecondsPerPair: 10 }, { model: 'down', depth: 2, pairs: 4, queries: 2, millisecondsPerPair: 10 }],
  })
})

test('while it grows it shows what its stages made so far, under a name and in a place of its own', async () => {
  await rerank({ models: ['up'] })
  const { score } = stage.worker as { score: (request: JobRequest, events: JobEvents) => Promise<JobSummary> }
  const seen: unknown[] = []
  Object.assign(stage.worker as object, {
    score: (request: JobRequest, events: JobEvents) => {
      if (request.model === 'bi') seen.push(names(), rankingOf('up@3>…', 'q0'), rankingOf('up', 'q0'), selectSystems(factsNow()).map(({ shown }) => shown.colour))
      return score(request, events)
    },
  })
  await rerank({ models: ['up@3>bi@2'] })
  expect(seen).toEqual([['First stage', 'up', 'up@3>…'], ['p2', 'p1', 'p0', 'p3'], ['p3', 'p2', 'p1', 'p0'], [0, 1, 2]])
  expect(names()).toEqual(['First stage', 'up', 'up@3>bi@2'])
  expect(selectSystems(factsNow()).map(({ shown }) => shown.colour)).toEqual([0, 1, 2])
  // Run again it is there already, and does not grow beside itself.
  seen.length = 0
  Object.assign(stage.worker as object, {
    score: (request: JobRequest, events: JobEvents) => {
      seen.push(names())
      return score(request, events)
    },
  })
  await rerank({ models: ['up@3>bi@2'] })
  expect(seen).toEqual([names(), names()])
})

test('a scorer that is run by itself gets a place of its own; its stages share its scores', async () => {
  await rerank({ models: ['up@3>down@2', 'down'] })
  expect(names()).toEqual(['First stage', 'down', 'up@3>down@2'])
  expect(scoresOf('down')).toEqual({ q0: { p0: -0, p1: -1, p2: -2, p3: -3 }, q1: { p4: -4, p5: -5, p6: -6 } })
  expect(useScores.getState().systems).toHaveLength(2)
})

test('what is not ticked is not run, nor what lacks a model, nor a pipeline that is none', async () => {
  useModelStore.setState({ loaded: ['up', 'down'].map((id) => ({ info: { id } as LoadedModel['info'], chosen: false, error: null })) })
  addPipeline([{ model: 'up', depth: 3 }, { model: 'gone', depth: 2 }])
  addPipeline([{ model: 'up', depth: 3 }, { model: 'down', depth: 2 }])
  addPipeline([{ model: 'down', depth: 3 }, { model: 'up', depth: 1 }])
  choosePipeline('up@3>down@2', false)
  await rerank()
  expect(asked.map(({ model }) => model)).toEqual(['down', 'up'])
  await expect(rerank({ models: ['up', 'up@3>down'] })).rejects.toThrow('“down” is no stage')
  await expect(rerank({ models: ['up@3'] })).rejects.toThrow('has one stage')
  expect(asked).toHaveLength(2)
  expect(usePipelineStore.getState().pipelines.map(({ name }) => name)).toEqual(['up@3>gone@2', 'up@3>down@2', 'down@3>up@1'])
})

test('the embedded pair is opened where a pipeline needs it', async () => {
  await rerank({ models: ['embedded/bi-encoder@3>embedded/reranker@2'] })
  await rerank()
  expect(asked.map(({ model }) => model)).toEqual(['embedded/bi-encoder', 'embedded/reranker', 'embedded/bi-encoder', 'embedded/reranker'])
  expect(useModelStore.getState().loaded.map(({ info, chosen }) => [info.id, chosen])).toEqual([['embedded/bi-encoder', false], ['embedded/reranker', false]])
  expect(names()).toEqual(['First stage', 'embedded/bi-encoder@3>embedded/reranker@2'])
})

test('with nothing chosen the embedded pair is run, and chosen', async () => {
  await rerank()
  expect(useModelStore.getState().loaded.map(({ info, chosen }) => [info.id, chosen])).toEqual([['embedded/bi-encoder', true], ['embedded/reranker', true]])
  expect(names()).toEqual(['First stage', 'embedded/bi-encoder', 'embedded/reranker'])
})

test('a stage that is cancelled or fails ends its pipeline, and what it scored stays', async () => {
  const { score } = stage.worker as { score: (request: JobRequest, events: JobEvents) => Promise<JobSummary> }
  Object.assign(stage.worker as object, {
    score: (request: JobRequest, events: JobEvents) => {
      cancel()
      return score(request, events)
    },
  })
  await rerank({ models: ['up@3>down@2', 'bi'] })
  expect(asked.map(({ model }) => model)).toEqual(['up'])
  expect(names()).toEqual(['First stage', 'up@3>…'])
  Object.assign(stage.worker as object, { score })
  isCancelled = false
  failing = 'down'
  await expect(rerank({ models: ['up@3>down@2', 'bi'] })).rejects.toThrow('down broke down')
  expect(asked.map(({ model }) => model)).toEqual(['up', 'up', 'down', 'bi'])
  expect(rankingOf('up@3>down@2', 'q0')).toEqual(['p2', 'p1', 'p0', 'p3'])
  expect(scoresOf('up@3>down@2')).toEqual({ q0: {}, q1: {} })
})

test('a pipeline of scorers that were run before is shown at once', async () => {
  await rerank({ models: ['up', 'down'] })
  addPipeline([{ model: 'up', depth: 4 }, { model: 'down', depth: 2 }])
  expect(names()).toEqual(['First stage', 'up', 'down', 'up@4>down@2'])
  expect(rankingOf('up@4>down@2', 'q0')).toEqual(['p2', 'p3', 'p1', 'p0'])
})

test('a reload brings pipelines, their order and their speeds back; one that is removed stays away', async () => {
  await rerank({ models: ['up@3>down@2', 'down', 'down@4>up@1'] })
  const before = reportNow().systems
  const colours = useScores.getState().appeared
  const reload = async () => {
    clearScores()
    usePipelineStore.setState({ pipelines: [] })
    useSpeeds.setState({ speeds: {} })
    recallPipelines()
    recallSpeeds()
    await recallScores(collection)
  }
  await reload()
  expect(reportNow().systems).toEqual(before.map((system) => ({ ...system, speed: null, stageSpeeds: system.stageSpeeds.map(() => null) })))
  expect(useScores.getState().appeared).toEqual(colours)
  expect(usePipelineStore.getState().pipelines).toEqual([{ name: 'up@3>down@2', chosen: true }, { name: 'down@4>up@1', chosen: true }])
  removePipeline('up@3>down@2')
  expect(names()).toEqual(['First stage', 'down', 'down@4>up@1'])
  await reload()
  expect(names()).toEqual(['First stage', 'down', 'down@4>up@1'])
})

test('what was not written by us is not taken up', () => {
  const start = startOf('up')
  const stages = [{ start, depth: 3 }, { start, depth: 2 }]
  const bad = [{ stages: [] }, { stages: stages.slice(1) }, { stages: [...stages, { start, depth: 0 }] }, { stages: [{ depth: 1 }, ...stages] }, { stages: 'up' }]
  remember({ pipelines: [{ name: 'up@3>down@2', chosen: true }], systems: { test: [{ stages }, start] }, speeds: { [`${scorerKey(start.scorer)} wasm`]: { pairs: 3, milliseconds: 9 } } })
  const good = remembered()
  kept.set('rerank-lab:session', JSON.stringify({ ...good, pipelines: [...good.pipelines, { name: 'up@3', chosen: true }, { name: 'up@3>down@2' }, 'up'], systems: { ...good.systems, test: [{ stages }, ...bad, start] }, speeds: { ...good.speeds, slow: { pairs: 0, milliseconds: 1 }, text: '9' } }))
  expect(remembered()).toEqual(good)
})
