/** The autograd's WGSL as the browser compiles it (SwiftShader where there is no GPU): the unit tests run it on Dawn for Node. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import type { PyTorchCase } from '../src/autograd/testing/pytorch-case.ts'
import { withWebGpu } from './browser.ts'
import { addScript, test } from './harness/test.ts'

test.use(withWebGpu)

test('every operation gives in the page what it gives in float64 and in PyTorch', async ({ harness }) => {
  test.setTimeout(180_000)
  const file = sharedFolder === undefined ? undefined : join(sharedFolder, 'reference/autograd/operations.json')
  const cases = file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as { cases: PyTorchCase[] }).cases
  await addScript(harness, 'autograd')
  const outcome = await harness.evaluate((given) => window.checkAutograd(given), cases)
  console.log(`${outcome.checked} checks on ${outcome.device}; the worst is off by ${outcome.worst.toExponential(1)}`)
  expect(outcome.failures).toEqual([])
  expect(outcome.checked).toBeGreaterThan(50)
  expect(outcome.inUse).toBe(0)
})
