/** Plain numbers on tensors: x · factor + shift, and the few functions of one number that losses and clipping need. */
import type { Tensor } from '../tensor.ts'
import { unary } from './unary.ts'

export const affine = unary({
  name: 'affine',
  scalars: ['factor', 'shift'],
  value: (x, { factor, shift }) => x * factor + shift,
  slope: (_, { factor }) => factor,
  valueWgsl: 'x * parameters.factor + parameters.shift',
  // Naming the shift keeps it in the shader's interface, which both share.
  slopeWgsl: 'parameters.factor + 0.0 * parameters.shift * x',
  attributes: [{ factor: -1.5, shift: 0.25 }],
})

export const absolute = unary({
  name: 'abs',
  value: Math.abs,
  slope: Math.sign,
  valueWgsl: 'abs(x)',
  slopeWgsl: 'sign(x)',
})

/** 1 / max(x, least): a mean over a number of things that only the device knows, which may be none. */
export const inverse = unary({
  name: 'reciprocal',
  scalars: ['least'],
  value: (x, { least }) => 1 / Math.max(x, least),
  slope: (x, { least }) => (x > least ? -1 / (x * x) : 0),
  valueWgsl: '1.0 / max(x, parameters.least)',
  slopeWgsl: 'select(0.0, -1.0 / (x * x), x > parameters.least)',
  attributes: [{ least: 0.3 }],
})

/** √max(x, 0), whose slope at 0 is taken as 0. */
export const root = unary({
  name: 'sqrt',
  value: (x) => Math.sqrt(Math.max(x, 0)),
  slope: (x) => (x > 0 ? 0.5 / Math.sqrt(x) : 0),
  valueWgsl: 'sqrt(max(x, 0.0))',
  slopeWgsl: 'select(0.0, 0.5 * inverseSqrt(max(x, 1e-30)), x > 0.0)',
})

/** x · factor. */
export const scale = (x: Tensor, factor: number): Tensor => affine.apply(x, { factor, shift: 0 })
/** x + amount. */
export const shift = (x: Tensor, amount: number): Tensor => affine.apply(x, { factor: 1, shift: amount })
/** |x|, with slope 0 at 0. */
export const abs = (x: Tensor): Tensor => absolute.apply(x, {})
/** 1 / max(x, least). */
export const reciprocal = (x: Tensor, least: number): Tensor => inverse.apply(x, { least })
export const sqrt = (x: Tensor): Tensor => root.apply(x, {})
