/** PyTorch's recorded cases of single operations, run on a backend: in Node and in the page alike. */
import type { Backend } from '../backend.ts'
import { gelu, relu, sigmoid, softplus, tanh } from '../operations/activations.ts'
import { add, mul, subtract } from '../operations/arithmetic.ts'
import { gatherRows } from '../operations/gather.ts'
import { layerNorm } from '../operations/layer-norm.ts'
import { matmul } from '../operations/matmul.ts'
import { mean, sum, type Axis } from '../operations/reduce.ts'
import { logSoftmax, softmax } from '../operations/softmax.ts'
import { sameShape, type Shape } from '../shape.ts'
import { step, type Tape } from '../tape.ts'
import type { Tensor } from '../tensor.ts'
import { assertClose } from './close.ts'

interface Values {
  readonly shape: Shape
  readonly data?: readonly number[]
  /** Row numbers. */
  readonly int?: readonly number[]
}

export interface PyTorchCase {
  readonly op: string
  readonly attrs: { transposeA?: boolean; transposeB?: boolean; approximate?: 'none' | 'tanh'; axis?: Axis; eps?: number }
  readonly inputs: Readonly<Record<string, Values>>
  readonly output: Values
  readonly outputGradient: Values
  readonly gradients: Readonly<Record<string, Values>>
}

/** The file's names for what is called here. */
const calls: Readonly<Record<string, (inputs: (name: string) => Tensor, attrs: PyTorchCase['attrs'], has: (name: string) => boolean) => Tensor>> = {
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

const numbersOf = ({ data, int }: Values) => data ?? int ?? []
const put = (tape: Tape, values: Values) => tape.constant(numbersOf(values), values.shape)

/** Throws Error where an output or a gradient is off by more than `relative`; returns the worst relative deviation. */
export async function checkPyTorchCase(backend: Backend, { op, attrs, inputs, output, outputGradient, gradients }: PyTorchCase, relative: number): Promise<number> {
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
    if (!sameShape(result.shape, output.shape)) throw new Error(`${op} has the shape [${result.shape.join()}], not [${output.shape.join()}].`)
    const back = tape.gradients(result, names.map(of), put(tape, outputGradient))
    return Promise.all([result, ...back].map((tensor) => tape.read(tensor)))
  })
  const expected = [output, ...Object.values(gradients)].map(numbersOf)
  const off = found.map((values, place) => assertClose(place === 0 ? 'output' : `gradient of ${names[place - 1]}`, values, expected[place] ?? [], { relative }))
  return Math.max(...off)
}
