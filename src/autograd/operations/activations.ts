/** Activations. Their WGSL stays finite for any input: e^x is only taken of x ≤ 0. */
import type { Tensor } from '../tensor.ts'
import { erfc, erfcWgsl } from './error-function.ts'
import { unary } from './unary.ts'

// WGSL promises its tanh only to 1e-5 absolute, and some drivers overflow; near 0 the fraction would cancel.
const tanhWgsl = `
fn hyperbolic_tangent(x: f32) -> f32 {
  let square = x * x;
  if (square < 0.01) { return x * (1.0 - square * (1.0 / 3.0 - square * (2.0 / 15.0 - square * (17.0 / 315.0)))); }
  let e = exp(-2.0 * abs(x));
  return sign(x) * (1.0 - e) / (1.0 + e);
}`

const sigmoidWgsl = `
fn logistic(x: f32) -> f32 {
  let e = exp(-abs(x));
  return select(e, 1.0, x >= 0.0) / (1.0 + e);
}`

const softplusWgsl = `
fn log_one_plus(e: f32) -> f32 {
  return select(log(1.0 + e), e * (1.0 - e * (0.5 - e * (1.0 / 3.0 - e * 0.25))), e < 0.02);
}
fn soft_plus(x: f32) -> f32 { return max(x, 0.0) + log_one_plus(exp(-abs(x))); }`

export const tangent = unary({
  name: 'tanh',
  value: Math.tanh,
  slope: (y) => 1 - y * y,
  slopeOf: 'output',
  valueWgsl: 'hyperbolic_tangent(x)',
  slopeWgsl: '1.0 - x * x',
  wgsl: tanhWgsl,
})

export const rectifier = unary({
  name: 'relu',
  value: (x) => (x > 0 ? x : 0),
  slope: (x) => (x > 0 ? 1 : 0),
  valueWgsl: 'max(x, 0.0)',
  slopeWgsl: 'select(0.0, 1.0, x > 0.0)',
})

const logistic = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

export const logisticFunction = unary({
  name: 'sigmoid',
  value: logistic,
  slope: (y) => y * (1 - y),
  slopeOf: 'output',
  valueWgsl: 'logistic(x)',
  slopeWgsl: 'x * (1.0 - x)',
  wgsl: sigmoidWgsl,
})

export const softPlus = unary({
  name: 'softplus',
  value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  slope: logistic,
  valueWgsl: 'soft_plus(x)',
  slopeWgsl: 'logistic(x)',
  wgsl: sigmoidWgsl + softplusWgsl,
})

// Hendrycks and Gimpel, "Gaussian Error Linear Units": x Φ(x), Φ the normal distribution, φ its density.
const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
const distribution = (x: number) => erfc(-x * Math.SQRT1_2) / 2

export const geluByErf = unary({
  name: 'gelu',
  value: (x) => x * distribution(x),
  slope: (x) => distribution(x) + x * density(x),
  valueWgsl: 'x * 0.5 * erfc(-x * 0.70710678)',
  slopeWgsl: '0.5 * erfc(-x * 0.70710678) + x * 0.39894228 * exp(-0.5 * x * x)',
  wgsl: erfcWgsl,
})

// The same paper's approximation: 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))).
const ROOT = Math.sqrt(2 / Math.PI)
const inner = (x: number) => Math.tanh(ROOT * (x + 0.044715 * x ** 3))

export const geluByTanh = unary({
  name: 'geluTanh',
  value: (x) => 0.5 * x * (1 + inner(x)),
  slope: (x) => 0.5 * (1 + inner(x)) + 0.5 * x * (1 - inner(x) ** 2) * ROOT * (1 + 3 * 0.044715 * x * x),
  valueWgsl: '0.5 * x * (1.0 + inner(x))',
  slopeWgsl: `0.5 * (1.0 + inner(x)) + 0.5 * x * (1.0 - inner(x) * inner(x)) * ${ROOT} * (1.0 + 3.0 * 0.044715 * x * x)`,
  wgsl: `${tanhWgsl}\nfn inner(x: f32) -> f32 { return hyperbolic_tangent(${ROOT} * (x + 0.044715 * x * x * x)); }`,
})

export const tanh = (x: Tensor): Tensor => tangent.apply(x, {})
export const relu = (x: Tensor): Tensor => rectifier.apply(x, {})
export const sigmoid = (x: Tensor): Tensor => logisticFunction.apply(x, {})
/** log(1 + e^x). */
export const softplus = (x: Tensor): Tensor => softPlus.apply(x, {})
/** x Φ(x): exactly, by the error function, or by the approximation with tanh. */
export const gelu = (x: Tensor, { approximate = 'none' }: { approximate?: 'none' | 'tanh' } = {}): Tensor =>
  (approximate === 'tanh' ? geluByTanh : geluByErf).apply(x, {})
