import { expect, test } from 'vitest'
import type { JobSummary } from '../scoring/job.ts'
import { percentile, speedOf } from './report.ts'

const start: JobSummary['start'] = { scorer: { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }
const summary: JobSummary = { outcome: 'done', start, pairs: 30, scored: 20, fromLedger: 10, skipped: 0, load: 700, firstRun: 900, run: 800, tokens: 2000, padding: 40, steady: { pairs: 10, tokens: 1500, milliseconds: 500 }, perQuery: [30, 10, 20] }

test('rates are over the runs that are timed', () => {
  expect(speedOf(summary)).toEqual({ pairsPerSecond: 20, tokensPerSecond: 3000, padding: 0.02, p50: 20, p95: 30, load: 700, firstRun: 900 })
})

test('one run alone gives no rate, and no run no speed', () => {
  expect(speedOf({ ...summary, scored: 10, steady: { pairs: 0, tokens: 0, milliseconds: 0 } })).toMatchObject({ pairsPerSecond: 0, tokensPerSecond: 0 })
  expect(speedOf({ ...summary, scored: 0 })).toBeNull()
})

test('percentiles are values that occur', () => {
  expect([0, 0.5, 0.95, 1].map((share) => percentile([1, 2, 3, 4], share))).toEqual([1, 2, 4, 4])
  expect(percentile([], 0.5)).toBe(0)
})
