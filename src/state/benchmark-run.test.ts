/** A benchmark as the app runs it: the embedded models themselves, on WebAssembly in this process; storage is a map. */
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { defaultPlan } from '../benchmark/plan/plan.ts'
import { readReport } from '../benchmark/report/read-report.ts'
import { textTable } from '../columns/text-table.ts'
import type { Collection } from '../collection/collection.ts'
import { ScoringEngine } from '../scoring/engine.ts'
import type { JobEvents, JobRequest } from '../scoring/job.ts'
import { MemoryLedger } from '../scoring/memory-ledger.ts'
import { collectionOf } from '../scoring/testing/collection.ts'
import { useBenchmark } from './benchmark.ts'
import { recallBenchmark, runIn } from './benchmark-kept.ts'
import { changePlan } from './benchmark-plan.ts'
import { reportOfRun } from './benchmark-report.ts'
import { runBenchmark, stopBenchmark } from './benchmark-run.ts'
import { useCollectionStore } from './collection.ts'
import { rerank } from './scoring-job.ts'
import { useScores } from './scores.ts'

vi.setConfig({ testTimeout: 60_000 })

const stage = vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('crossOriginIsolated', false)
  vi.stubGlobal('navigator', { userAgent: 'Test/1.0', hardwareConcurrency: 2 })
  return { openScoring: (): unknown => undefined, runs: new Map<string, unknown>(), scores: new Map<string, unknown>() }
})
vi.mock('./workers.ts', () => {
  const refused = () => Promise.reject(new Error('A benchmark has workers of its own'))
  return { tellScoring: () => undefined, scoring: refused, ingest: refused, training: refused, evaluation: refused, openScoring: () => stage.openScoring() }
})
vi.mock('../platform/page/last-benchmarks.ts', () => ({
  readBenchmark: async (fingerprint: string) => ({ run: stage.runs.get(fingerprint), scores: [...stage.scores] }),
  writeBenchmark: async (fingerprint: string, run: unknown) => void stage.runs.set(fingerprint, structuredClone(run)),
  writeBenchmarkScores: async (_: string, slug: string, scores: unknown) => void stage.scores.set(slug, structuredClone(scores)),
  deleteBenchmark: async () => [stage.runs, stage.scores].forEach((store) => store.clear()),
}))

// One for all: what is asked for anew is computed though the ledger may hold it, and no test waits for a model twice.
const engine = new ScoringEngine({ runtime: nodeRuntime(), ledger: new MemoryLedger() })
const opened = new Map<string, Promise<unknown>>()
const open = async (id: string) => engine.addModel({ ...(await modelOnDisk(join('public/models', id))), id, source: 'embedded' })
const asked: JobRequest[] = []
let ended = 0

type Score = (request: JobRequest, events: JobEvents) => Promise<unknown>
const scoreIt: Score = (request, events) => engine.score(request, events)

/** A worker's face over the engine. */
async function openWorker(score: Score): Promise<unknown> {
  return {
    setCollection: (of: Collection) => engine.setCollection(of),
    addModel(id: string) {
      const info = opened.get(id) ?? open(id)
      opened.set(id, info)
      return info
    },
    score(request: JobRequest, events: JobEvents) {
      asked.push(request)
      return score(request, events)
    },
    terminate: () => void ended++,
  }
}

const lists = [['who mends shoes', 'a cobbler mends shoes', 'bread is baked', 'the sea is deep'], ['how deep is the sea', 'shoes are mended', 'the sea is four kilometres deep', 'a cobbler']]
const collection: Collection = {
  ...collectionOf(lists.map(([query = '', ...passages]) => ({ query, passages }))),
  firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(1, 3, 2, 3, 2, 1) }],
  judgementSets: [{ name: 'qrels', queryIds: textTable(['q0', 'q1']), offsets: Uint32Array.of(0, 1, 2), docIds: textTable(['p0', 'p4']), grade: Int32Array.of(1, 1) }],
}
const pipeline = 'embedded/bi-encoder@3>embedded/reranker@2'

beforeEach(() => {
  asked.length = 0
  ended = 0
  stage.runs.clear()
  stage.scores.clear()
  stage.openScoring = () => openWorker(scoreIt)
  useCollectionStore.setState({ collection })
  useBenchmark.setState({ draft: null, run: null, going: null, opened: [], error: null })
  changePlan({ ...defaultPlan, measures: ['nDCG@10', 'MRR@10'], depths: [3], repeat: 2, models: ['embedded/bi-encoder', pipeline] })
})

const report = () => {
  const { run } = useBenchmark.getState()
  const made = run && reportOfRun(run)
  if (!made) throw new Error('There is no report')
  return readReport(JSON.stringify(made))
}

test('a plan gives the report that the command gives, and no score is kept, used or shown', async () => {
  await runBenchmark()
  expect(useBenchmark.getState()).toMatchObject({ going: null, error: null })
  const { systems, failures, manifest } = report()
  expect(failures).toEqual([])
  expect(systems.map(({ name, pairs }) => [name, pairs])).toEqual([['First stage', 6], ['embedded/bi-encoder', 6], [pipeline, 4]])
  for (const { repeats, speed, cost } of systems.slice(1)) {
    expect(repeats.map(({ repeat, attempts, busy }) => [repeat, attempts, busy])).toEqual([[1, 1, null], [2, 1, null]])
    // The same sums in the same order.
    expect(repeats.map(({ deviation }) => deviation)).toEqual([null, 0])
    expect(speed === null).toBe(cost.length > 1)
  }
  expect(systems[0]?.measures['MRR@10']?.mean).toBeCloseTo((1 / 3 + 1 / 2) / 2, 12)
  expect(systems[1]?.measures['MRR@10']?.mean).toBe(1)
  expect(manifest).toMatchObject({ plan: { candidates: ['test'], qrels: ['qrels'], repeat: 2 }, machines: [{ driver: null, cores: 2, memory: null }] })

  expect(asked.every(({ anew }) => anew === true)).toBe(true)
  // By turns: the model, the pipeline's two stages; then the other way round.
  expect(asked.map(({ model }) => model.replace('embedded/', ''))).toEqual(['bi-encoder', 'bi-encoder', 'reranker', 'bi-encoder', 'reranker', 'bi-encoder'])
  expect(ended).toBe(4)
  expect(useScores.getState().systems).toEqual([])
})

test('a run that was stopped goes on after a reload with what was finished, and no other way', async () => {
  stage.openScoring = () =>
    openWorker((request, events) => {
      if (asked.length < 4) return scoreIt(request, events)
      stopBenchmark()
      return new Promise(() => undefined)
    })
  await runBenchmark()
  const before = report()
  expect(before.systems.map(({ repeats }) => repeats.length)).toEqual([0, 1, 1])

  // As a reload finds it.
  useBenchmark.setState({ draft: null, run: null })
  await recallBenchmark(collection.fingerprint)
  expect(report()).toEqual(before)
  stage.openScoring = () => openWorker(scoreIt)
  await runBenchmark()
  const after = report()
  expect(after.systems.map(({ repeats }) => repeats.length)).toEqual([0, 2, 2])
  expect(after.systems.map(({ repeats }) => repeats[0])).toEqual(before.systems.map(({ repeats }) => repeats[0]))

  changePlan({ depths: [2] })
  await runBenchmark()
  expect(report().systems.map(({ pairs }) => pairs)).toEqual([6, 4, 4])
})

test('a cell that fails is told of, and the others go on', async () => {
  stage.openScoring = () => openWorker((request, events) => (request.model === 'embedded/reranker' ? Promise.reject(new Error('No device could run it.')) : scoreIt(request, events)))
  await runBenchmark()
  expect(report().failures.map(({ name, reason }) => [name, reason])).toEqual([[pipeline, 'No device could run it.']])
  expect(report().systems[1]?.repeats).toHaveLength(2)
})

test('first stages alone need no worker', async () => {
  changePlan({ models: ['none'] })
  await runBenchmark()
  expect(report().systems.map(({ name }) => name)).toEqual(['First stage'])
  expect(ended).toBe(0)
})

test('nothing else is scored meanwhile', async () => {
  const running = runBenchmark()
  await expect(rerank()).rejects.toThrow('A benchmark is running')
  await expect(runBenchmark()).rejects.toThrow('A benchmark is running already')
  stopBenchmark()
  await running
})

test('what was kept is taken as it was written, or not at all', async () => {
  changePlan({ models: ['none'] })
  await runBenchmark()
  await vi.waitFor(() => expect(runIn(stage.runs.get(collection.fingerprint), collection.fingerprint)).not.toBeNull())
  const kept = stage.runs.get(collection.fingerprint)
  expect(runIn(kept, 'another')).toBeNull()
  const info = vi.spyOn(console, 'info').mockReturnValue()
  const changes: readonly ((run: Record<string, Record<string, unknown>>) => unknown)[] = [
    (run) => Reflect.set(run['state'] ?? {}, 'firstStages', [{ name: '<b>' }]),
    (run) => Reflect.set(run['subject'] ?? {}, 'plan', { models: 'none' }),
    (run) => Reflect.set(run['state'] ?? {}, 'measured', [{}]),
    (run) => Reflect.deleteProperty(run, 'state'),
  ]
  for (const change of changes) {
    const other = structuredClone(kept) as Record<string, Record<string, unknown>>
    change(other)
    expect(runIn(other, collection.fingerprint)).toBeNull()
  }
  info.mockRestore()
})
