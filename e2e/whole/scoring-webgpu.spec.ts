/** Every architecture on WebGPU: e2e/scoring-webgpu.spec.ts has one a way to export. */
import { basename } from 'node:path'
import { expect } from 'playwright/test'
import { sharedFolder } from '../../scripts/shared.ts'
import { withWebGpu } from '../browser.ts'
import { fromPyTorch, tinyModel, tinyModels } from '../harness/from-pytorch.ts'
import { testOnOnePage as test } from '../harness/test.ts'

test.skip(sharedFolder === undefined, 'needs the models that lie beside the project')
test.use(withWebGpu)

for (const model of tinyModels) {
  test(`${basename(model)} scores on WebGPU as in PyTorch, within 1e-3`, async ({ harness }) => {
    expect(await fromPyTorch(harness, model, { features: false })).toBeLessThan(1e-3)
  })
}

// A shape of head each; all of them read their features on WASM in src/scoring/features.test.ts.
for (const name of ['bert-ts', 'deberta-v2-ts', 'modernbert-dynamo-mean']) {
  test(`features of ${name} on WebGPU give scores within 1e-3 of PyTorch’s`, async ({ harness }) => {
    expect(await fromPyTorch(harness, tinyModel(name), { features: true })).toBeLessThan(1e-3)
  })
}
