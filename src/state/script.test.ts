import { expect, test, vi } from 'vitest'
import { collectionOf } from '../scoring/testing/collection.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { useJobStore } from './job.ts'
import { startSystem, writeScores } from './scores.ts'
import { progressNow, queryIdsNow, rankingOf, reportNow, runOf, scoresOf } from './script.ts'

vi.stubGlobal('crossOriginIsolated', false)
vi.stubGlobal('navigator', { userAgent: 'test' })

test('the report counts the pairs that scores() gives: to the depth, and of the stage itself', () => {
  const scorer = { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 } as const
  useCollectionStore.setState({
    collection: {
      ...collectionOf([{ query: 'who', passages: ['she', 'he', 'they'] }]),
      firstStages: [[3, 2, 1], [NaN, NaN, 1]].map((score, at) => ({ name: `run ${at}`, scored: true, score: Float64Array.from(score) })),
    },
  })
  startSystem('key', { scorer, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, 3)
  writeScores('key', [{ pairs: Uint32Array.of(0, 1, 2), scores: Float32Array.of(1, 2, 3) }])
  useChoices.setState({ depth: 2 })
  expect(scoresOf('m')).toEqual({ q0: { p0: 1, p1: 2 } })
  expect(rankingOf('m', 'q0')).toEqual(['p1', 'p0', 'p2'])
  expect(queryIdsNow()).toEqual({ collection: ['q0'], judged: [] })
  expect(reportNow().systems.map(({ name, pairs }) => [name, pairs])).toEqual([['run 0', 3], ['run 1', 1], ['m', 2]])
})

test('a run is the whole order, what lies below the depth behind the rest', () => {
  expect(runOf('m')).toBe('q0 Q0 p1 1 2 m\nq0 Q0 p0 2 1 m\nq0 Q0 p2 3 0 m\n')
  expect(() => runOf('nobody')).toThrow('No system is called “nobody”')
})

test('a report takes a level and measures of its own, and leaves what is chosen on screen', () => {
  expect(reportNow({ level: 3 }).manifest.level).toBe(3)
  expect(reportNow().manifest.level).toBe(1)
  expect(reportNow().manifest.runtime).toMatch(/^onnxruntime-web \d+\.\d+/)
  expect(() => reportNow({ measures: ['nDCG@ten'] })).toThrow('No measure is called “nDCG@ten”')
})

test('progress is the running job’s, and none without one', () => {
  expect(progressNow()).toBeNull()
  const progress = { pairsDone: 3, pairsTotal: 9, pairsPerSecond: 2, tokensPerSecond: 40, timeLeft: 3000 }
  useJobStore.setState({ job: { kind: 'running', name: 'Rerank with m', phase: 'scoring', loading: null, progress, model: 0, models: 1 } })
  expect(progressNow()).toEqual({ name: 'Rerank with m', phase: 'scoring', pairsDone: 3, pairsTotal: 9, pairsPerSecond: 2, timeLeft: 3000 })
})
