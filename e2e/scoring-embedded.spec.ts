/** The embedded pair on WebGPU (SwiftShader where there is no GPU), held against onnxruntime's answers in Python: weights stored small, and operators that no tiny model has. */
import { fileURLToPath } from 'node:url'
import { expect } from 'playwright/test'
import answers from '../scripts/goldens/embedded.json' with { type: 'json' }
import { withWebGpu } from './browser.ts'
import { score } from './harness/from-pytorch.ts'
import { harnessFiles, testOnOnePage as test } from './harness/test.ts'

test.use(withWebGpu)

for (const [name, pairs] of Object.entries(answers)) {
  test(`embedded/${name} scores on WebGPU as in Python, within 1e-3`, async ({ harness }) => {
    test.setTimeout(180_000)
    const lists = pairs.map(({ query, passage }) => ({ query, passages: [passage] }))
    const files = harnessFiles(fileURLToPath(new URL(`../public/models/embedded/${name}`, import.meta.url)))
    const { summary, scores } = await score(harness, { files, lists, request: { device: 'webgpu', dtype: 'fp32', maxLength: 512 } })
    expect(summary.start).toMatchObject({ device: 'webgpu', fallbacks: [] })
    pairs.forEach((pair, row) => expect.soft(Math.abs((scores[row]?.[0] ?? NaN) - pair.score), pair.passage).toBeLessThan(1e-3))
  })
}
