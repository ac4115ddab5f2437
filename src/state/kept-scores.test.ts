/** What the page makes of the ledger's news, and what deleting does; the worker is staged. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { OtherNews } from '../platform/shared/scoring-face.ts'
import type { JobStart } from '../scoring/job.ts'
import type { KeptScorer } from '../scoring/score-store.ts'
import { scorerKey } from '../systems/key.ts'
import { useJobStore } from './job.ts'
import { deleteScores, setScoreLimit, useKeptScores } from './kept-scores.ts'
import { useNoticeStore } from './notices.ts'
import { remembered } from './remembered.ts'
import { clearScores, showPipeline, startSystem, useScores } from './scores.ts'

const stage = vi.hoisted(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })
  return { kept, hear: undefined as unknown as (news: unknown) => void, cleared: [] as (string | undefined)[], limits: [] as number[], scorers: [] as unknown[] }
})
vi.mock('./workers.ts', () => {
  const worker = {
    watchLedger: (hear: (news: unknown) => void) => void (stage.hear = hear),
    holdings: async () => ({ limit: 200e6, scorers: stage.scorers }),
    clearScores: async (key?: string) => void stage.cleared.push(key),
    setScoreLimit: async (bytes: number) => void stage.limits.push(bytes),
  }
  return { tellScoring: (tell: (client: unknown) => void) => tell(worker), scoring: async (use: (client: unknown) => unknown) => use(worker) }
})

const startOf = (model: string): JobStart => ({ scorer: { kind: 'cross-encoder', model, revision: 'r', dtype: 'q8', maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] })
const keyOf = (model: string) => scorerKey(startOf(model).scorer)
const keptOf = (model: string): KeptScorer => ({ key: keyOf(model), scorer: startOf(model).scorer, queries: 1, pairs: 1, bytes: 76, usedAt: 0, place: 'disk' })
const told = (news: OtherNews) => {
  stage.hear(news)
  return useNoticeStore.getState().notices.map(({ text }) => text)
}

beforeEach(() => {
  clearScores()
  useNoticeStore.setState({ notices: [] })
  useKeptScores.setState({ holdings: null, notKept: null })
  useJobStore.setState({ job: { kind: 'idle' } })
  stage.cleared = []
})

test('what was forgotten for room is said by name', async () => {
  const words = told({ kind: 'forgotten', limit: 50e6, scorers: [keptOf('a'), { ...keptOf('b'), scorer: null }] })
  expect(words).toEqual([expect.stringMatching(/limit of 50 MB.*: a q8, [0-9a-f]{16}\./)])
  await vi.waitFor(() => expect(useKeptScores.getState().holdings).not.toBeNull())
})

test('that scores are in memory only is said once, and stands until they are deleted', async () => {
  told({ kind: 'not-kept', reason: 'no room' })
  expect(told({ kind: 'not-kept', reason: 'no room' })).toEqual([expect.stringContaining('no room')])
  expect(useKeptScores.getState().notKept).toBe('no room')
  await deleteScores()
  expect(useKeptScores.getState().notKept).toBeNull()
})

test('a scorer whose scores are deleted is gone from the screen and from the next visit, with the pipelines over it', async () => {
  for (const model of ['a', 'b']) startSystem(keyOf(model), startOf(model), 1)
  const stages = [{ scorer: startOf('a').scorer, depth: 9 }, { scorer: startOf('b').scorer, depth: 3 }]
  showPipeline('a@9>b@3', stages)
  stage.kept.set('rerank-lab:session', JSON.stringify({ systems: { mine: [startOf('a'), startOf('b'), { stages: stages.map(({ scorer: { model }, depth }) => ({ start: startOf(model), depth })) }] } }))
  await deleteScores(keyOf('a'))
  expect(stage.cleared).toEqual([keyOf('a')])
  expect(useScores.getState()).toMatchObject({ systems: [{ key: keyOf('b') }], pipelines: [] })
  expect(remembered().systems).toEqual({ mine: [startOf('b')] })
  await deleteScores()
  expect(stage.cleared).toEqual([keyOf('a'), undefined])
  expect(useScores.getState()).toMatchObject({ systems: [], pipelines: [], lastStart: null })
  expect(remembered().systems).toEqual({ mine: [] })
})

test('nothing is deleted under a running job, and no limit is set that is none', async () => {
  useJobStore.setState({ job: { kind: 'running', name: 'Rerank', phase: 'scoring', loading: null, progress: null, model: 0, models: 1 } })
  await expect(deleteScores()).rejects.toThrow('A job is running')
  await expect(setScoreLimit(NaN)).rejects.toThrow(RangeError)
  await setScoreLimit(5e6)
  expect([stage.cleared, stage.limits]).toEqual([[], [5e6]])
})
