/** Layer norm: each row less its mean, over its deviation; then a weight and, where there is one, a bias. */
import type { Numbers } from '../kernel.ts'
import { asRows, type Shape } from '../shape.ts'
import type { One, Operation, Tensor, Two } from '../tensor.ts'
import { add, mul } from './arithmetic.ts'
import { each, forEachRow, rowShader } from './row-kernel.ts'
import { numbers } from './samples.ts'

interface Epsilon {
  readonly eps: number
}

// Two passes: a variance as the mean of squares less the square of the mean would cancel.
const momentsWgsl = `
  let width = f32(parameters.columns);
  var part = 0.0;
  ${each('part += x[i];')}
  let middle = row_sum(part, thread) / width;
  part = 0.0;
  ${each('part += (x[i] - middle) * (x[i] - middle);')}
  let inverse = inverseSqrt(row_sum(part, thread) / width + parameters.eps);`

const normalizeShader = rowShader({
  name: 'normalize',
  reads: ['x'],
  scalars: ['eps'],
  body: `${momentsWgsl}\n  ${each('out[i] = (x[i] - middle) * inverse;')}`,
})

const slopeShader = rowShader({
  name: 'normalizeSlope',
  reads: ['x', 'gradient'],
  scalars: ['eps'],
  body: `${momentsWgsl}
  part = 0.0;
  var along = 0.0;
  ${each('part += gradient[i]; along += gradient[i] * (x[i] - middle) * inverse;')}
  let level = row_sum(part, thread) / width;
  along = row_sum(along, thread) / width;
  ${each('out[i] = inverse * (gradient[i] - level - (x[i] - middle) * inverse * along);')}`,
})

/** Calls `row` with where each row starts and ends, its mean and 1 / √(variance + eps). */
function eachRow(x: Numbers, shape: Shape, eps: number, row: (start: number, end: number, middle: number, inverse: number) => void): void {
  const { columns } = asRows(shape)
  for (let start = 0; start < x.length; start += columns) {
    const end = start + columns
    let total = 0
    for (let i = start; i < end; i++) total += x[i] as number
    const middle = total / columns
    let squares = 0
    for (let i = start; i < end; i++) squares += ((x[i] as number) - middle) ** 2
    row(start, end, middle, 1 / Math.sqrt(squares / columns + eps))
  }
}

export const normalization: Operation<One, Epsilon> = {
  name: 'normalize',
  shape: ([x]) => x,
  call: ([shape], _, { eps }) =>
    forEachRow(normalizeShader, shape, [eps], (x: Numbers, out: Numbers) => {
      eachRow(x, shape, eps, (start, end, middle, inverse) => {
        for (let i = start; i < end; i++) out[i] = ((x[i] as number) - middle) * inverse
      })
    }),
  backward: [({ gradient, inputs: [x], attributes }) => x.tape.apply(normalizationSlope, [x, gradient], attributes)],
  samples: [
    { inputs: [numbers([6, 19], 61)], attributes: { eps: 1e-5 } },
    { inputs: [numbers([2, 2, 130], 62)], attributes: { eps: 1e-12 } },
  ],
}

/** What the way back runs; it is differentiated no further with respect to x. */
export const normalizationSlope: Operation<Two, Epsilon> = {
  name: 'normalizeSlope',
  shape: ([x]) => x,
  call: ([shape], _, { eps }) =>
    forEachRow(slopeShader, shape, [eps], (x: Numbers, gradient: Numbers, out: Numbers) => {
      eachRow(x, shape, eps, (start, end, middle, inverse) => {
        let level = 0
        let along = 0
        for (let i = start; i < end; i++) {
          level += (gradient[i] as number) / (end - start)
          along += ((gradient[i] as number) * ((x[i] as number) - middle) * inverse) / (end - start)
        }
        for (let i = start; i < end; i++) out[i] = inverse * ((gradient[i] as number) - level - ((x[i] as number) - middle) * inverse * along)
      })
    }),
  backward: [null, ({ gradient, inputs: [x], attributes }) => x.tape.apply(normalizationSlope, [x, gradient], attributes)],
  samples: [{ inputs: [numbers([6, 19], 63), numbers([6, 19], 64)], attributes: { eps: 1e-5 } }],
}

/** (x - mean) / √(variance + eps) · weight + bias along the last dimension, the variance over n as in PyTorch. */
export function layerNorm(x: Tensor, weight: Tensor, bias?: Tensor, { eps = 1e-5 }: Partial<Epsilon> = {}): Tensor {
  const weighted = mul(x.tape.apply(normalization, [x], { eps }), weight)
  return bias ? add(weighted, bias) : weighted
}
