import { expect, test } from 'vitest'
import type { JobSummary } from '../scoring/job.ts'
import { inOne } from './job-segments.ts'

const start: JobSummary['start'] = { scorer: { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }
const segment: JobSummary = { outcome: 'cancelled', start, pairs: 30, scored: 10, fromLedger: 5, skipped: 0, load: 700, firstRun: 900, run: 400, tokens: 100, padding: 2, steady: { pairs: 8, tokens: 80, milliseconds: 400 }, perQuery: [30] }

test('a job that was paused counts, and is timed, as one that was not', () => {
  const rest: JobSummary = { ...segment, outcome: 'done', scored: 15, fromLedger: 15, load: 1, firstRun: 50, run: 600, tokens: 150, padding: 3, steady: { pairs: 14, tokens: 140, milliseconds: 600 }, perQuery: [20, 25] }
  expect(inOne([segment, rest])).toEqual({
    ...rest,
    scored: 25,
    fromLedger: 5,
    load: 701,
    firstRun: 900,
    run: 1050,
    tokens: 250,
    padding: 5,
    steady: { pairs: 22, tokens: 220, milliseconds: 1000 },
    perQuery: [30, 20, 25],
  })
})

test('the pace is that of the device that finished it', () => {
  const before: JobSummary = { ...segment, start: { ...start, device: 'webgpu' } }
  expect(inOne([before, segment]).steady).toEqual(segment.steady)
})
