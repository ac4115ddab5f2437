import { expect, test } from 'vitest'
import { RungFailure } from './failure.ts'
import { Ladder } from './ladder.ts'
import { planLadder } from './plan.ts'
import type { ModelInfo } from '../models/model.ts'

const graphs = (['fp32', 'fp16', 'q8'] as const).map((dtype) => ({ dtype, path: `${dtype}.onnx`, bytes: 1, external: [] }))
const info: ModelInfo = { id: 'm', revision: 'r', kind: 'cross-encoder', source: 'folder', architecture: 'bert', maxLength: 512, graphs, embedding: null }
const gpu = { vendor: '', architecture: '', description: '', isFallbackAdapter: false, shaderF16: true }

const rungAfter = (stage: 'run' | 'slower'): string | undefined => {
  const ladder = new Ladder(planLadder(info, gpu, { device: 'auto', dtype: 'auto' }), graphs)
  ladder.freeze()
  ladder.fail(new RungFailure(stage, new Error('for a reason')))
  return ladder.rung && `${ladder.rung.device} ${ladder.rung.dtype}`
}

test('fp16 that fails starts over as fp32 on the same GPU; one that is slower than WASM, on WASM', () => {
  expect(rungAfter('run')).toBe('webgpu fp32')
  expect(rungAfter('slower')).toBe('wasm fp32')
})
