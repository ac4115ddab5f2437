/** What is particular to the GPU: one command buffer a step, and failures that say what happened. */
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openGpuDevice } from '../../../scripts/gpu-device.ts'
import { BackendError } from '../backend.ts'
import { eachElement, forEachElement } from '../kernel.ts'
import { tanh } from '../operations/activations.ts'
import { add, mul } from '../operations/arithmetic.ts'
import { matmul } from '../operations/matmul.ts'
import { numbers } from '../operations/samples.ts'
import { sum } from '../operations/reduce.ts'
import { PlainBackend } from '../plain/backend.ts'
import { step } from '../tape.ts'
import { assertClose } from '../testing/close.ts'
import { Variable } from '../variable.ts'
import { WebGpuBackend } from './backend.ts'
import { DeviceLostError, ShaderError } from './failures.ts'

vi.setConfig({ testTimeout: 60_000 })

const { device, adapter } = await openGpuDevice()
afterAll(() => device.destroy())

test('a step is one command buffer; steps like it make no pipeline, bind group or buffer anew', async () => {
  const submit = vi.spyOn(device.queue, 'submit')
  const compile = vi.spyOn(device, 'createComputePipeline')
  const bind = vi.spyOn(device, 'createBindGroup')
  const create = vi.spyOn(device, 'createBuffer')
  const backend = new WebGpuBackend(device, adapter)
  const weight = new Variable(backend, [8, 8], numbers([8, 8], 1).values)
  const forwardAndBack = () =>
    step(backend, (tape) => {
      const w = tape.use(weight)
      const x = tape.constant(numbers([4, 8], 2).values, [4, 8])
      return tape.gradients(sum(tanh(matmul(x, w))), [w]).length
    })
  forwardAndBack()
  const made = () => [compile, bind, create].map(({ mock }) => mock.calls.length)
  const first = made()
  expect(Math.min(...first)).toBeGreaterThan(3)
  for (let again = 0; again < 5; again++) forwardAndBack()
  expect(submit).toHaveBeenCalledTimes(6)
  expect(made()).toEqual(first)
  await weight.read()
  vi.restoreAllMocks()
  backend.dispose()
})

test('values written between kernels arrive between them', async () => {
  const backend = new WebGpuBackend(device, adapter)
  const variable = new Variable(backend, [1], [2])
  const [before, after] = await step(backend, (tape) => {
    const x = tape.use(variable)
    const doubled = add(x, x)
    variable.write([10])
    return Promise.all([doubled, add(x, x)].map((tensor) => tape.read(tensor)))
  })
  expect([before?.[0], after?.[0]]).toEqual([4, 20])
  backend.dispose()
})

test('more kernels than a parameter block holds still come out right', async () => {
  const backend = new WebGpuBackend(device, adapter)
  const total = await step(backend, (tape) => {
    let x = tape.constant([0], [1])
    for (let i = 0; i < 2500; i++) x = add(x, tape.constant([i % 3], [1]))
    return tape.read(x)
  })
  expect(total[0]).toBe(2499)
  backend.dispose()
})

test('a shape larger than one dimension of a dispatch', async () => {
  const backend = new WebGpuBackend(device, adapter)
  const count = 32_768 * 128 + 77
  const values = new Float32Array(count).fill(1)
  values[count - 1] = 5
  const [last, total] = await step(backend, (tape) => {
    const x = tape.constant(values, [count])
    const squared = mul(x, x)
    return Promise.all([tape.read(squared), tape.read(sum(squared))])
  })
  expect([last?.[0], last?.[count - 1]]).toEqual([1, 25])
  assertClose('sum', total ?? [], [count + 24], { relative: 1e-4 })
  backend.dispose()
})

const broken = eachElement({ name: 'broken', reads: ['x'], body: '  out[i] = nonsense(x[i]);' })

describe('what fails', () => {
  test('a kernel that does not compile is told with its WGSL and line', async () => {
    const backend = new WebGpuBackend(device, adapter)
    const [x, out] = [backend.allocate(4), backend.allocate(4)]
    const call = forEachElement(broken, 4, {}, () => expect.fail())
    backend.run(call, [x], [out])
    const failure: unknown = await backend.read(out).catch((reason: unknown) => reason)
    if (!(failure instanceof ShaderError)) throw failure
    expect(failure.wgsl).toBe(broken.text)
    expect(failure.message).toMatch(/“broken” does not compile: line \d+: .*nonsense/)
    expect(failure.message).toContain('out[i] = nonsense(x[i]);')
    expect(() => backend.run(call, [x], [out])).toThrow(ShaderError)
  })

  test('a lost device rejects what waits for it, and what is asked of it later', async () => {
    const own = await openGpuDevice()
    const backend = new WebGpuBackend(own.device, own.adapter)
    const variable = new Variable(backend, [64], numbers([64], 1).values)
    const waiting = variable.read()
    own.device.destroy()
    await expect(waiting).rejects.toBeInstanceOf(DeviceLostError)
    await expect(variable.read()).rejects.toThrow('The GPU was lost')
    expect(() => step(backend, (tape) => tanh(tape.use(variable)))).toThrow(DeviceLostError)
  })

  test('a tensor of another backend is refused', () => {
    const backend = new WebGpuBackend(device, adapter)
    const foreign = new PlainBackend().allocate(4)
    expect(() => backend.write(foreign, [1, 2, 3, 4])).toThrow('another backend')
  })

  test('a tensor that the device cannot hold is an error that says so', () => {
    const backend = new WebGpuBackend(device, adapter)
    expect(() => backend.allocate(2 ** 34)).toThrow(BackendError)
    expect(() => backend.allocate(2 ** 34)).toThrow('65536 MB')
  })
})
