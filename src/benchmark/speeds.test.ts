import { expect, test } from 'vitest'
import type { JobSummary } from '../scoring/job.ts'
import type { Device } from '../systems/system.ts'
import { speedKey, withMeasured, type Speeds } from './speeds.ts'

const scorerOf = (model: string) => ({ kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 }) as const
const key = (model: string, device: Device = 'wasm') => speedKey(scorerOf(model), device)

function summary(model: string, pairs: number, milliseconds: number, device: Device = 'wasm'): JobSummary {
  const start = { scorer: scorerOf(model), device, threads: 1, adapter: null, fallbacks: [] }
  return { outcome: 'done', start, pairs: 50, scored: 50, fromLedger: 0, skipped: 0, load: 1, firstRun: 9, run: 900, tokens: 1, padding: 0, steady: { pairs, tokens: 1, milliseconds }, perQuery: [] }
}

test('a speed is a scorer’s on a device, over the pairs that were timed', () => {
  const measured = [summary('a', 20, 200), summary('a', 10, 50, 'webgpu'), summary('b', 4, 80)].reduce(withMeasured, {} as Speeds)
  expect(measured).toEqual({ [key('a')]: { pairs: 20, milliseconds: 200 }, [key('a', 'webgpu')]: { pairs: 10, milliseconds: 50 }, [key('b')]: { pairs: 4, milliseconds: 80 } })
})

test('a measurement over fewer pairs, or over none, is no news', () => {
  const known = withMeasured({}, summary('a', 20, 200))
  expect(withMeasured(known, summary('a', 6, 1))).toBe(known)
  expect(withMeasured(known, summary('a', 0, 0))).toBe(known)
  expect(withMeasured(known, summary('b', 1, 0))).toBe(known)
  expect(withMeasured(known, summary('a', 20, 100))).toEqual({ [key('a')]: { pairs: 20, milliseconds: 100 } })
})

test('two hundred are kept, the latest', () => {
  const models = Array.from({ length: 203 }, (_, at) => `m${at}`)
  const speeds = [...models, 'm3'].map((model) => summary(model, 1, 1)).reduce(withMeasured, {} as Speeds)
  expect(Object.keys(speeds)).toEqual([...models.slice(4), 'm3'].map((model) => key(model)))
})
