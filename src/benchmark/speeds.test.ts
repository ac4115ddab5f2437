import { expect, test } from 'vitest'
import type { JobSummary } from '../scoring/job.ts'
import type { Device } from '../systems/system.ts'
import { speedKey, withMeasured, type Speeds } from './speeds.ts'

const scorerOf = (model: string) => ({ kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 }) as const
const key = (model: string, device: Device = 'wasm') => speedKey(scorerOf(model), device)

function summary(model: string, scored: number, run: number, device: Device = 'wasm'): JobSummary {
  const start = { scorer: scorerOf(model), device, threads: 1, adapter: null, fallbacks: [] }
  return { outcome: 'done', start, pairs: 50, scored, fromLedger: 50 - scored, skipped: 0, load: 1, firstRun: 9, run, tokens: 1, firstRunPairs: 1, firstRunTokens: 1, perQuery: [] }
}

test('a speed is a scorer’s on a device, over the pairs that were timed', () => {
  const measured = [summary('a', 21, 200), summary('a', 11, 50, 'webgpu'), summary('b', 5, 80)].reduce(withMeasured, {} as Speeds)
  expect(measured).toEqual({ [key('a')]: { pairs: 20, milliseconds: 200 }, [key('a', 'webgpu')]: { pairs: 10, milliseconds: 50 }, [key('b')]: { pairs: 4, milliseconds: 80 } })
})

test('a measurement over fewer pairs, or over none, is no news', () => {
  const known = withMeasured({}, summary('a', 21, 200))
  expect(withMeasured(known, summary('a', 6, 1))).toBe(known)
  expect(withMeasured(known, summary('a', 0, 0))).toBe(known)
  expect(withMeasured(known, summary('b', 1, 0))).toBe(known)
  expect(withMeasured(known, summary('a', 21, 100))).toEqual({ [key('a')]: { pairs: 20, milliseconds: 100 } })
})

test('two hundred are kept, the latest', () => {
  const models = Array.from({ length: 203 }, (_, at) => `m${at}`)
  const speeds = [...models, 'm3'].map((model) => summary(model, 2, 1)).reduce(withMeasured, {} as Speeds)
  expect(Object.keys(speeds)).toEqual([...models.slice(4), 'm3'].map((model) => key(model)))
})
