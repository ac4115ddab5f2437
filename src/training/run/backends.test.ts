/** The same training on WGSL and in TypeScript, and from one to the other when a GPU is lost. */
import { describe, expect, test, vi } from 'vitest'
import { openGpuDevice } from '../../../scripts/gpu-device.ts'
import { BackendError, type Backend } from '../../autograd/backend.ts'
import { assertClose } from '../../autograd/testing/close.ts'
import { WebGpuBackend } from '../../autograd/webgpu/backend.ts'
import type { Layer } from '../../onnx/layers.ts'
import { lossDefaults } from '../config/loss-defaults.ts'
import { openPlain, type Backends } from './backends.ts'
import type { TrainingEvent } from './reports.ts'
import { smallCollection, smallConfig, smallParts, smallTask } from './testing/small-task.ts'
import { Trainer } from './trainer.ts'

vi.setConfig({ testTimeout: 120_000 })

const collection = await smallCollection()
const parts = await smallParts(collection)
const weightsOf = (layers: readonly Layer[]) => layers.flatMap((layer) => (layer.kind === 'activation' ? [] : [...layer.weight, ...(layer.bias ?? [])]))

// One device for all, the last of which loses it; each training has a backend of its own, which it disposes of.
const { device, adapter } = await openGpuDevice()

/** Dawn's device, and a way to lose it. */
function dawn() {
  const backends = {
    opened: 0,
    closed: 0,
    lose: () => device.destroy(),
    open: () => {
      backends.opened++
      return Promise.resolve({ backend: new WebGpuBackend(device, adapter), close: () => void backends.closed++ })
    },
  }
  return backends
}

const config = smallConfig({ backend: 'webgpu', loss: lossDefaults.Lambda, negatives: { ...smallConfig().negatives, num_negatives: 4 }, optimizer: { dropout: 0.1, gradient_accumulation_steps: 2, l2_to_start: 1e-3, num_train_epochs: 4 } })

/** A training on a backend, and how many buffers there were after each epoch. */
async function trained(kind: 'webgpu' | 'typescript', layers: 'whole-head' | 'last-layer' = 'whole-head') {
  const opened: Backend[] = []
  const gpu = dawn()
  const backends: Backends = {
    async open() {
      const own = kind === 'webgpu' ? await gpu.open() : openPlain()
      opened.push(own.backend)
      return own
    },
  }
  const buffers: number[] = []
  const outcome = await new Trainer({ ...parts, backends }).train(smallTask(collection, { ...config, train: layers, backend: kind }), ({ kind: told }) => {
    if (told === 'epoch') buffers.push(opened[0]?.buffers ?? NaN)
  })
  return { outcome, buffers, inUse: opened.map(({ buffersInUse }) => buffersInUse), gpu }
}

/** What TypeScript makes of the whole head: two tests hold others against it. */
const plainly = trained('typescript')

describe('WGSL and TypeScript', () => {
  test.each(['whole-head', 'last-layer'] as const)('train the same %s, within a thousandth, in steady memory', async (layers) => {
    const onGpu = await trained('webgpu', layers)
    const plain = layers === 'whole-head' ? await plainly : await trained('typescript', layers)
    expect([onGpu.outcome.start.backend.kind, plain.outcome.start.backend.kind]).toEqual(['webgpu', 'typescript'])
    expect(onGpu.outcome.best.epoch).toBe(plain.outcome.best.epoch)
    expect(onGpu.outcome.moved).toBeNull()
    assertClose('head', weightsOf(onGpu.outcome.best.layers), weightsOf(plain.outcome.best.layers), { relative: 1e-3 })
    expect([onGpu.gpu.opened, onGpu.gpu.closed]).toEqual([1, 1])
    for (const { buffers, inUse } of [onGpu, plain]) {
      expect(buffers).toHaveLength(4)
      expect(buffers.at(-1), 'no more in the last epoch than in the second').toBe(buffers[1])
      expect(inUse, 'all of it is given back').toEqual([0])
    }
  })
})

test('a GPU that is lost in mid-training costs the running epoch: TypeScript goes on, and it is said', async () => {
  const gpu = dawn()
  const events: TrainingEvent[] = []
  const outcome = await new Trainer({ ...parts, backends: gpu }).train(smallTask(collection, config), (event) => {
    events.push(event)
    if (event.kind === 'epoch' && event.report.epoch === 2) gpu.lose()
  })
  expect(outcome.moved).toMatchObject({ from: { kind: 'webgpu' }, to: { kind: 'typescript' }, epoch: 2 })
  expect(outcome.moved?.reason).toContain('The GPU was lost')
  expect(events.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
  expect(outcome.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4])
  expect(gpu.closed).toBe(1)
  assertClose('head', weightsOf(outcome.best.layers), weightsOf((await plainly).outcome.best.layers), { relative: 1e-3 })
})

test('WebGPU that is asked for and not there is an error that says so', async () => {
  const asked = new Trainer(parts).train(smallTask(collection, config), () => undefined)
  await expect(asked).rejects.toThrow(BackendError)
  await expect(asked).rejects.toThrow('There is no WebGPU here')
})
