/** Softmax and its logarithm along the last dimension. The row's maximum is taken off first, so that nothing overflows. */
import type { Numbers } from '../kernel.ts'
import { asRows, type Shape } from '../shape.ts'
import type { One, Operation, Tensor } from '../tensor.ts'
import { mul, subtract } from './arithmetic.ts'
import { sum } from './reduce.ts'
import { each, forEachRow, rowShader } from './row-kernel.ts'
import { numbers } from './samples.ts'

const shift = `
  var largest = -3.4e38;
  ${each('largest = max(largest, x[i]);')}
  largest = row_max(largest, thread);
  var part = 0.0;
  ${each('part += exp(x[i] - largest);')}
  let total = row_sum(part, thread);`

const softmaxShader = rowShader({ name: 'softmax', reads: ['x'], body: `${shift}\n  ${each('out[i] = exp(x[i] - largest) / total;')}` })
const logSoftmaxShader = rowShader({ name: 'logSoftmax', reads: ['x'], body: `${shift}\n  let above = log(total);\n  ${each('out[i] = x[i] - largest - above;')}` })

/** Calls `row` with where each row starts and ends, its maximum and Σ e^(x - maximum). */
function eachRow(x: Numbers, shape: Shape, row: (start: number, end: number, largest: number, total: number) => void): void {
  const { columns } = asRows(shape)
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns
    let largest = -Infinity
    for (let i = start; i < end; i++) largest = Math.max(largest, x[i] as number)
    let total = 0
    for (let i = start; i < end; i++) total += Math.exp((x[i] as number) - largest)
    row(start, end, largest, total)
  }
}

/** A gradient's sum along the last dimension, as a column. */
function rowSums(gradient: Tensor, shape: Shape): Tensor {
  const { rows, columns } = asRows(shape)
  return gradient.tape.reshape(sum(gradient.tape.reshape(gradient, [rows, columns]), -1), [rows, 1])
}

const samples = [
  { inputs: [numbers([5, 13], 51)] as const, attributes: null },
  { inputs: [numbers([2, 3, 130], 52)] as const, attributes: null },
]

export const softmaxOperation: Operation<One, null> = {
  name: 'softmax',
  shape: ([x]) => x,
  call: ([shape]) =>
    forEachRow(softmaxShader, shape, [], (x: Numbers, out: Numbers) => {
      eachRow(x, shape, (start, end, largest, total) => {
        for (let i = start; i < end; i++) out[i] = Math.exp((x[i] as number) - largest) / total
      })
    }),
  backward: [
    ({ gradient, output }) => {
      const flowing = mul(gradient, output)
      return subtract(flowing, mul(output, rowSums(flowing, output.shape)))
    },
  ],
  samples,
}

export const logSoftmaxOperation: Operation<One, null> = {
  name: 'logSoftmax',
  shape: ([x]) => x,
  call: ([shape]) =>
    forEachRow(logSoftmaxShader, shape, [], (x: Numbers, out: Numbers) => {
      eachRow(x, shape, (start, end, largest, total) => {
        const above = largest + Math.log(total)
        for (let i = start; i < end; i++) out[i] = (x[i] as number) - above
      })
    }),
  backward: [({ gradient, inputs: [x] }) => subtract(gradient, mul(softmax(x), rowSums(gradient, x.shape)))],
  samples,
}

export const softmax = (x: Tensor): Tensor => x.tape.apply(softmaxOperation, [x], null)
export const logSoftmax = (x: Tensor): Tensor => x.tape.apply(logSoftmaxOperation, [x], null)
