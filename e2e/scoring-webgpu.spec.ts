/** Scoring on WebGPU (SwiftShader where there is no GPU), and each rung of the ladder failed by a real cause. */
import { expect } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import { withWebGpu } from './browser.ts'
import { fromPyTorch, goldenOf, score, tinyModel } from './harness/from-pytorch.ts'
import type { HarnessOutcome } from './harness/page.ts'
import { harnessFiles, testOnOnePage as test } from './harness/test.ts'

test.skip(sharedFolder === undefined, 'needs the models that lie beside the project')
test.use(withWebGpu)
// One after another, on one page: first what has to catch a run in its middle, while kernels are still to be compiled.
test.describe.configure({ mode: 'default' })

const bert = tinyModel('bert-ts')

// Three lists, so that there is a run to fail in the middle of.
const texts = (sharedFolder === undefined ? [] : goldenOf(bert).pairs).filter(({ passage }) => passage !== '')
const lists = texts.slice(0, 3).map(({ query }) => ({ query, passages: texts.map(({ passage }) => passage) }))
const pairs = lists.length * texts.length

const orders = (scores: HarnessOutcome['scores']) => scores.map((list) => list.map((value, row) => [value ?? NaN, row] as const).sort(([a], [b]) => b - a).map(([, row]) => row))

test('a GPU that is taken away in mid-run: WASM goes on, nothing is scored twice; the next device scores as PyTorch does', async ({ harness }) => {
  test.setTimeout(180_000)
  const request = { device: 'webgpu', dtype: 'fp32', maxLength: 48 } as const
  const lost = await score(harness, { files: harnessFiles(bert), lists, request, then: 'destroy the device' })
  expect(lost.starts.map(({ device }) => device)).toEqual(['webgpu', 'wasm'])
  expect(lost.summary.start.fallbacks).toMatchObject([{ from: { device: 'webgpu', dtype: 'fp32' }, stage: 'device-lost' }])
  expect(lost.summary).toMatchObject({ outcome: 'done', scored: pairs, skipped: 0 })
  expect(lost.scoredTwice).toBe(0)

  await harness.evaluate(() => window.harness.clearScores())
  const wasm = await score(harness, { files: harnessFiles(bert), lists, request: { ...request, device: 'wasm' } })
  expect(orders(lost.scores)).toEqual(orders(wasm.scores))

  // A new device in the same worker. Compiling its kernels is what takes long here, so the model is held against PyTorch on it.
  await harness.evaluate(() => window.harness.clearScores())
  expect(await fromPyTorch(harness, bert, { features: true })).toBeLessThan(1e-3)
})

test('a corrupt graph: the session fails, and the next graph takes over', async ({ harness }) => {
  test.setTimeout(180_000)
  const corrupt = harnessFiles(bert).map((file) => (file.path.endsWith('/model.onnx') ? { ...file, corrupt: true } : file))
  const { summary, scores, scoredTwice } = await score(harness, { files: corrupt, lists, request: { device: 'webgpu', dtype: 'auto', maxLength: 48 } })
  expect(summary.start.device).toBe('wasm')
  expect(summary.start.fallbacks.map(({ stage }) => stage)).toContain('session')
  expect(scoredTwice).toBe(0)
  const sound = await score(harness, { files: harnessFiles(bert), lists, request: { device: 'wasm', dtype: summary.start.scorer.dtype, maxLength: 48 } })
  expect(orders(scores)).toEqual(orders(sound.scores))
})

test('fp16 without shader-f16: WASM takes over in the same order', async ({ harness }) => {
  test.setTimeout(180_000)
  const facts = await harness.evaluate(() => window.harness.deviceFacts())
  expect(facts.adapter, 'SwiftShader has no shader-f16; on a GPU that has it this cannot be tested').toMatchObject({ shaderF16: false })
  const { summary, scores } = await score(harness, { files: harnessFiles(bert), lists, request: { device: 'webgpu', dtype: 'fp16', maxLength: 48 } })
  expect(summary).toMatchObject({ scored: pairs, start: { device: 'wasm', fallbacks: [{ from: { device: 'webgpu', dtype: 'fp16' }, stage: 'adapter' }] } })
  expect(summary.start.fallbacks[0]?.reason).toContain('shader-f16')
  const exact = await score(harness, { files: harnessFiles(bert), lists, request: { device: 'wasm', dtype: 'fp32', maxLength: 48 } })
  expect(exact.scores.flat().map((value, i) => Math.abs((value ?? NaN) - (scores.flat()[i] ?? NaN))).reduce((a, b) => Math.max(a, b))).toBeLessThan(2e-2)
})

// With BERT above, of which features are wanted too, one or two a way to export; e2e/whole has every architecture.
test('models score on WebGPU as in PyTorch, within 1e-3, and so do their features', async ({ harness }) => {
  test.setTimeout(180_000)
  expect.soft(await fromPyTorch(harness, tinyModel('roberta-dynamo'), { features: false }), 'roberta-dynamo').toBeLessThan(1e-3)
  expect.soft(await fromPyTorch(harness, tinyModel('modernbert-dynamo-mean'), { features: true }), 'modernbert-dynamo-mean').toBeLessThan(1e-3)
})
