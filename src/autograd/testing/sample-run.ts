/** An operation tried on one of its samples: what the tests made from the table compare. */
import type { Backend } from '../backend.ts'
import { numbers } from '../operations/samples.ts'
import { sizeOf } from '../shape.ts'
import { step } from '../tape.ts'
import type { Operation, Sample, Tensor } from '../tensor.ts'

export type AnySample = Sample<readonly Tensor[], unknown>

/** What arrives at an operation's output from behind, in these trials. */
export const upstreamOf = (output: Tensor): readonly number[] => numbers(output.shape, 99).values

/** Output and gradients; memory is first filled with what nobody should read. */
export async function runSample(backend: Backend, operation: Operation, sample: AnySample): Promise<(Float32Array | Float64Array)[]> {
  const sizes = sample.inputs.map(({ shape }) => sizeOf(shape))
  step(backend, (tape) => {
    for (let i = 0; i < 12; i++) for (const size of [...sizes, 64, 300]) tape.constant(new Float32Array(size).fill(1e30), [size])
  })
  return step(backend, (tape) => {
    const inputs = sample.inputs.map(({ shape, values }) => tape.constant(values, shape))
    const output = tape.apply(operation, inputs, sample.attributes)
    const wanted = inputs.filter((_, index) => operation.backward[index] !== null)
    const gradients = wanted.length > 0 ? tape.gradients(output, wanted, tape.constant(upstreamOf(output), output.shape)) : []
    return Promise.all([output, ...gradients].map((tensor) => tape.read(tensor)))
  })
}
