/** Every case of PyTorch's: outputs and gradients on both backends. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openGpuDevice } from '../../scripts/gpu-device.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { Backend } from './backend.ts'
import { gelu, relu, sigmoid, softplus, tanh } from './operations/activations.ts'
import { add, mul, subtract } from './operations/arithmetic.ts'
import { gatherRows } from './operations/gather.ts'
import { layerNorm } from './operations/layer-norm.ts'
import { matmul } from './operations/matmul.ts'
import { mean, sum, type Axis } from './operations/reduce.ts'
import { logSoftmax, softmax } from './operations/softmax.ts'
import { PlainBackend } from './plain/backend.ts'
import type { Shape } from './shape.ts'
import { step, type Tape } from './tape.ts'
import type { Tensor } from './tensor.ts'
import { assertClose } from './testing/close.ts'
import { WebGpuBackend } from './webgpu/backend.ts'

// SwiftShader compiles a kernel in a second or two on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

interface Values {
  readonly shape: Shape
  readonly data?: readonly number[]
  /** Row numbers. */
  readonly int?: readonly number[]
}
interface Case {
  readonly op: string
  readonly attrs: { transposeA?: boolean; transposeB?: boolean; approximate?: 'none' | 'tanh'; axis?: Axis; eps?: number }
  readonly inputs: Readonly<Record<string, Values>>
  readonly output: Values
  readonly outputGradient: Values
  readonly gradients: Readonly<Record<string, Values>>
}

const numbersOf = ({ data, int }: Values) => data ?? int ?? []
const put = (tape: Tape, values: Values) => tape.constant(numbersOf(values), values.shape)

/** PyTorch's names for what is called here. */
const calls: Readonly<Record<string, (inputs: (name: string) => Tensor, attrs: Case['attrs'], has: (name: string) => boolean) => Tensor>> = {
  matmul: (of, attrs) => matmul(of('a'), of('b'), attrs),
  add: (of) => add(of('a'), of('b')),
  subtract: (of) => subtract(of('a'), of('b')),
  mul: (of) => mul(of('a'), of('b')),
  tanh: (of) => tanh(of('x')),
  relu: (of) => relu(of('x')),
  sigmoid: (of) => sigmoid(of('x')),
  softplus: (of) => softplus(of('x')),
  gelu: (of, attrs) => gelu(of('x'), attrs),
  softmax: (of) => softmax(of('x')),
  logSoftmax: (of) => logSoftmax(of('x')),
  layerNorm: (of, { eps = NaN }, has) => layerNorm(of('x'), of('weight'), has('bias') ? of('bias') : undefined, { eps }),
  gatherRows: (of) => gatherRows(of('x'), of('rows')),
  sum: (of, { axis = null }) => sum(of('x'), axis),
  mean: (of, { axis = null }) => mean(of('x'), axis),
}

describe.runIf(sharedFolder)('PyTorch’s values', async () => {
  const { device, adapter } = await openGpuDevice()
  afterAll(() => device.destroy())
  const backends: readonly Backend[] = [new PlainBackend(), new WebGpuBackend(device, adapter)]
  const { cases } = JSON.parse(readFileSync(path.join(sharedFolder ?? '', 'reference/autograd/operations.json'), 'utf8')) as { cases: Case[] }
  const worst = new Map<string, number>()

  for (const [index, { op, attrs, inputs, output, outputGradient, gradients }] of cases.entries())
    for (const backend of backends)
      test(`${index}: ${op} ${JSON.stringify(attrs)} ${JSON.stringify(output.shape)} on ${backend.kind}`, async () => {
        const names = Object.keys(gradients)
        const found = await step(backend, (tape) => {
          const tensors = new Map(Object.entries(inputs).map(([name, values]) => [name, put(tape, values)]))
          const of = (name: string) => {
            const tensor = tensors.get(name)
            if (!tensor) throw new Error(`The case has no input ${name}.`)
            return tensor
          }
          const call = calls[op]
          if (!call) throw new Error(`Nothing here is called ${op}.`)
          const result = call(of, attrs, (name) => tensors.has(name))
          expect(result.shape).toEqual(output.shape)
          const back = tape.gradients(result, names.map(of), put(tape, outputGradient))
          return Promise.all([result, ...back].map((tensor) => tape.read(tensor)))
        })
        const expected = [output, ...Object.values(gradients)].map(numbersOf)
        for (const [place, values] of found.entries()) {
          const off = assertClose(place === 0 ? 'output' : `gradient of ${names[place - 1]}`, values, expected[place] ?? [], { relative: 1e-4 })
          worst.set(backend.kind, Math.max(worst.get(backend.kind) ?? 0, off))
        }
        expect(backend.buffersInUse).toBe(0)
      })

  afterAll(() => console.info('Worst relative deviation from PyTorch:', Object.fromEntries(worst)))
})
