/** Counts of tokens as the page asks for them and takes them; the worker that counts is staged. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { CountRequest } from '../scoring/count-tokens.ts'
import type { JobRequest } from '../scoring/job.ts'
import { collectionOf } from '../scoring/testing/collection.ts'
import type { Truncation } from '../scoring/truncation.ts'
import { defaultChoices, useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { setMaxLength, setWindows } from './model-actions.ts'
import { useModelStore } from './models.ts'
import { useNoticeStore } from './notices.ts'
import { rerank } from './scoring-job.ts'
import { factsNow } from './script.ts'
import { countOf, countTokens, stopCounting, useTokenCounts } from './truncation.ts'

// Before the modules under test, which ask for it as they load.
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }))
type Count = (request: CountRequest, tell: (sofar: Truncation) => void) => Promise<Truncation>
const stage = vi.hoisted(() => ({ count: undefined as unknown as Count, stopped: [] as string[], scored: [] as JobRequest[] }))
vi.mock('./workers.ts', () => ({
  tellScoring: () => undefined,
  scoring: async (use: (worker: unknown) => unknown) =>
    use({
      countTokens: (request: CountRequest, tell: (sofar: Truncation) => void) => stage.count(request, tell),
      stopCounting: (model: string) => stage.stopped.push(model),
      score: (request: JobRequest) => {
        stage.scored.push(request)
        throw new Error('nothing is scored here')
      },
    }),
}))

const collection = { ...collectionOf([{ query: 'who', passages: ['she', 'he', 'they'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(1, 3, 2) }] }
const counted = (pairs: number): Truncation => ({ pairs, cut: 0, median: 5, longest: 6, passageTokens: 9, readTokens: 9, windowed: 0, rows: pairs })
const countNow = () => useTokenCounts.getState()['m']
const windows = { stride: 4, combine: 'max' } as const

beforeEach(() => {
  useCollectionStore.setState({ collection })
  useChoices.setState({ ...defaultChoices, depth: 2 })
  useModelStore.setState({ settings: {} })
  useTokenCounts.setState({}, true)
})

test('a count is of the pairs to the depth, as the model is set, and is shown while it grows', async () => {
  setMaxLength('m', 32)
  setWindows('m', windows)
  const seen: unknown[] = []
  stage.count = async (request, tell) => {
    expect(request).toEqual({ model: 'm', maxLength: 32, windows, queries: [{ query: 0, pairs: Uint32Array.of(1, 2) }] })
    seen.push(countNow())
    tell(counted(1))
    seen.push(countNow())
    return counted(2)
  }
  await countTokens('m')
  const of = countOf(factsNow(), 'm')
  expect(seen).toEqual([{ of, depth: 2, pairs: 2, sofar: null, running: true }, { of, depth: 2, pairs: 2, sofar: counted(1), running: true }])
  expect(countNow()).toEqual({ of, depth: 2, pairs: 2, sofar: counted(2), running: false })
})

test('what a count was of changes with depth, first stage and settings, and with nothing else', () => {
  const before = countOf(factsNow(), 'm')
  setMaxLength('another', 16)
  useChoices.setState({ search: 'x', measure: 'MAP', level: 2 })
  expect(countOf(factsNow(), 'm')).toBe(before)
  const changed = [() => useChoices.setState({ depth: 3 }), () => setMaxLength('m', 16), () => setWindows('m', windows), () => setWindows('m', null)].map((change) => {
    change()
    return countOf(factsNow(), 'm')
  })
  expect(new Set([before, ...changed.slice(0, 3)]).size).toBe(4)
  expect(changed[3]).toBe(changed[1])
})

test('the answer of a count that another one has replaced is not shown', async () => {
  let answer: (of: Truncation) => void = () => undefined
  stage.count = () => new Promise((resolve) => (answer = resolve))
  const first = countTokens('m')
  await Promise.resolve()
  const late = answer
  setMaxLength('m', 16)
  const second = countTokens('m')
  await Promise.resolve()
  answer(counted(2))
  await second
  late({ ...counted(1), cut: 1 })
  await first
  expect(countNow()).toMatchObject({ sofar: counted(2), running: false })
})

test('a count that fails is taken away, with a notice', async () => {
  stage.count = () => Promise.reject(new Error('there is no tokenizer.json'))
  await countTokens('m')
  expect(countNow()).toBeUndefined()
  expect(useNoticeStore.getState().notices.at(-1)?.text).toMatch(/tokens of m could not be counted: there is no tokenizer.json/i)
  stopCounting('m')
  await Promise.resolve()
  expect(stage.stopped).toEqual(['m'])
})

test('without candidates nothing is counted', async () => {
  useCollectionStore.setState({ collection: undefined })
  stage.count = () => expect.unreachable('a count was asked for')
  await countTokens('m')
  expect(countNow()).toBeUndefined()
})

test('rerank reads long passages as the model is set, unless a script says otherwise', async () => {
  setWindows('m', windows)
  const mean = { stride: 8, combine: 'mean' } as const
  for (const options of [{}, { windows: mean }, { windows: null }]) await expect(rerank({ models: ['m'], ...options })).rejects.toThrow('nothing is scored here')
  expect(stage.scored.map((request) => request.windows)).toEqual([windows, mean, undefined])
})
