/** Every operation of the table: alike on both backends, with the slope that differences show, deterministic, and without leaks. */
import { expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import type { Backend } from './backend.ts'
import { operations } from './operations/table.ts'
import { PlainBackend } from './plain/backend.ts'
import { step } from './tape.ts'
import { assertClose } from './testing/close.ts'
import { runSample, upstreamOf, type AnySample } from './testing/sample-run.ts'
import type { Operation } from './tensor.ts'

// SwiftShader compiles a kernel in a second or two on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const oracle = new PlainBackend({ precision: 'float64' })
const backends: readonly Backend[] = [new PlainBackend(), await gpuBackend()]

async function tried(backend: Backend, operation: Operation, sample: AnySample) {
  const inUse = backend.buffersInUse
  const values = await runSample(backend, operation, sample)
  expect(backend.buffersInUse).toBe(inUse)
  return values
}

for (const operation of operations)
  for (const [at, sample] of operation.samples.entries()) {
    const name = `${operation.name} ${at}: ${JSON.stringify(sample.inputs.map(({ shape }) => shape))} ${JSON.stringify(sample.attributes)}`

    for (const backend of backends)
      test(`${name} on ${backend.kind} as in float64`, async () => {
        const expected = await tried(oracle, operation, sample)
        const found = await tried(backend, operation, sample)
        for (const [index, values] of found.entries()) assertClose(index === 0 ? 'output' : `gradient ${index - 1}`, values, expected[index] ?? [], { relative: 1e-5, floor: 0.1 })
      })

    if (operation.backward.some((way) => way !== null))
      test(`${name} has the slope that central differences show`, async () => {
        const [, ...gradients] = await tried(oracle, operation, sample)
        const differentiable = sample.inputs.flatMap((_, index) => (operation.backward[index] === null ? [] : [index]))
        for (const [place, index] of differentiable.entries())
          assertClose(`gradient of input ${index}`, gradients[place] ?? [], await centralDifferences(operation, sample, index), { relative: 1e-6 })
      })
  }

/** d(Σ output · upstream) by moving each element of an input a little both ways, in float64. */
async function centralDifferences(operation: Operation, sample: AnySample, index: number): Promise<number[]> {
  const moved = sample.inputs[index]
  if (!moved) throw new RangeError(`${operation.name} has no input ${index}`)
  const reach = 1e-5
  const along = (element: number, by: number) =>
    step(oracle, async (tape) => {
      const inputs = sample.inputs.map((input, place) =>
        tape.constant(place === index ? input.values.with(element, (input.values[element] ?? NaN) + by) : input.values, input.shape),
      )
      const output = tape.apply(operation, inputs, sample.attributes)
      const values = Array.from(await tape.read(output))
      const weights = upstreamOf(output)
      return values.reduce((total, value, place) => total + value * (weights[place] ?? NaN), 0)
    })
  const slopes: number[] = []
  for (let element = 0; element < moved.values.length; element++)
    slopes.push(((await along(element, reach)) - (await along(element, -reach))) / (2 * reach))
  return slopes
}

test('each operation has a name of its own and samples', () => {
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
  for (const { samples } of operations) expect(samples.length).toBeGreaterThan(0)
})
