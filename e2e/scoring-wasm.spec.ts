/** Scoring on WASM in a browser without WebGPU: threads, the kept ledger, cancelling, and errors that cross the worker's boundary. */
import { expect } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import { score, tinyModel } from './harness/from-pytorch.ts'
import { harnessFiles, test } from './harness/test.ts'

test.skip(sharedFolder === undefined, 'needs the models that lie beside the project')
// Each page compiles the runtime anew, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 })

const bert = tinyModel('bert-ts')

const topic = ['rivers and their banks', 'interest on a loan', 'how fish breathe']
const lists = topic.map((query) => ({ query, passages: Array.from({ length: 24 }, (_, i) => `${topic[i % 3]} ${'again '.repeat(i)}${i}`) }))
const request = { device: 'auto', dtype: 'fp32', maxLength: 48 } as const

test('scores outlive the page: a cancelled job goes on after a reload, and nothing is run again', async ({ harness }) => {
  const cancelled = await score(harness, { files: harnessFiles(bert), lists, request, then: 'cancel' })
  expect(cancelled.summary.outcome).toBe('cancelled')
  expect(cancelled.summary.scored).toBeGreaterThan(0)
  expect(cancelled.summary.scored).toBeLessThan(72)
  await harness.reload()
  await harness.waitForFunction(() => 'harness' in window)
  const rest = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(rest.summary).toMatchObject({ outcome: 'done', fromLedger: cancelled.summary.scored, scored: 72 - cancelled.summary.scored })
  const kept = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(kept.summary).toMatchObject({ outcome: 'done', fromLedger: 72, scored: 0, load: 0 })
  expect(kept.scores).toEqual(rest.scores)
})

test('workers that break down in mid-run are started again and nothing is scored twice; without an adapter a job runs on WASM, with threads, and says why', async ({ harness }) => {
  const { summary, scores, scoredTwice } = await score(harness, { files: harnessFiles(bert), lists, request, then: 'break the workers' })
  expect(summary).toMatchObject({ outcome: 'done', scored: 72, skipped: 0, start: { device: 'wasm' } })
  expect(summary.start.fallbacks.at(-1)).toMatchObject({ from: { device: 'wasm', dtype: 'fp32' }, stage: 'run', reason: expect.stringContaining('out of memory') })
  expect(scoredTwice).toBe(0)
  await harness.evaluate(() => window.harness.clearScores())
  const undisturbed = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(undisturbed.summary).toMatchObject({ outcome: 'done', scored: 72, start: { device: 'wasm', adapter: null, fallbacks: [{ from: { device: 'webgpu' }, stage: 'adapter' }] } })
  expect(undisturbed.summary.start.threads).toBe(await harness.evaluate(() => Math.min(navigator.hardwareConcurrency, 8)))
  expect(undisturbed.scoredTwice).toBe(0)
  scores.flat().forEach((value, pair) => expect(Math.abs((value ?? NaN) - (undisturbed.scores.flat()[pair] ?? NaN))).toBeLessThan(1e-5))
})

test('errors keep their name on the way to the page, and a worker that does not load is noticed', async ({ harness }) => {
  const withoutTokenizer = harnessFiles(bert).filter(({ path }) => !path.endsWith('tokenizer.json'))
  expect(await harness.evaluate((files) => window.harness.modelError(files), withoutTokenizer)).toEqual({ name: 'ModelError', message: expect.stringContaining('tokenizer.json') })
  expect(await harness.evaluate(() => window.harness.missingWorker())).toMatchObject({ name: 'WorkerError' })
})
