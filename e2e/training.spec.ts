/** The training worker in a real browser: its checkpoints on disk, and WebGPU where it is asked for. */
import { expect, type Page } from 'playwright/test'
import { withWebGpu } from './browser.ts'
import type { HarnessTrained, HarnessTraining } from './harness/training.ts'
import { addScript, test } from './harness/test.ts'

test.describe.configure({ timeout: 180_000 })
test.use(withWebGpu)

const train = (page: Page, asked: HarnessTraining): Promise<HarnessTrained> => page.evaluate((given) => window.trainings.train(given), asked)
const apart = (a: readonly number[], b: readonly number[]) => a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? NaN))), 0)

test.beforeEach(({ harness }) => addScript(harness, 'training'))

/** So many that a page which goes after the twentieth goes in the midst of them: about a second's worth. */
const EPOCHS = 150

test('a tab that is closed in mid-training loses the running epoch at most: the next goes on to the same head', async ({ harness }) => {
  const asked = { backend: 'typescript', epochs: EPOCHS } as const
  const undisturbed = await train(harness, asked)
  expect(undisturbed.outcome).toMatchObject({ stopped: 'epochs', moved: null, start: { epoch: 0 } })
  await harness.evaluate((given) => window.trainings.begin(given), { ...asked, until: 20 })
  // The page goes, and its worker with it.
  await harness.reload()
  await addScript(harness, 'training')
  const kept = await harness.evaluate((given) => window.trainings.interrupted(given), asked)
  expect(kept).toBeGreaterThanOrEqual(20)
  expect(kept).toBeLessThan(EPOCHS)
  const resumed = await train(harness, asked)
  expect(resumed.outcome.start.epoch).toBe(kept)
  expect(resumed.weights).toEqual(undisturbed.weights)
  expect(resumed.told.filter((kind) => kind === 'epoch')).toHaveLength(EPOCHS)
  expect(await harness.evaluate((given) => window.trainings.interrupted(given), asked)).toBeNull()
})

test('WebGPU that is demanded runs, software or not, and comes to the head of TypeScript', async ({ harness }) => {
  const [gpu, plain] = [await train(harness, { backend: 'webgpu', epochs: 5 }), await train(harness, { backend: 'typescript', epochs: 5 })]
  expect(gpu.outcome.start.backend.kind).toBe('webgpu')
  expect(gpu.outcome.moved).toBeNull()
  expect(apart(gpu.weights, plain.weights)).toBeLessThan(1e-3)
  expect(gpu.told[0]).toBe('started')
})

test('auto passes by an adapter that is software', async ({ harness }) => {
  const facts = await harness.evaluate(async () => (await navigator.gpu.requestAdapter())?.info.isFallbackAdapter)
  const { outcome } = await train(harness, { backend: 'auto', epochs: 1 })
  expect(outcome.start.backend.kind).toBe(facts === false ? 'webgpu' : 'typescript')
})
