/** The layers that heads are made of, as PyTorch defines them, and what they give: sums are float64, a layer's result is float32. */
import { OnnxError } from './error.ts'

export type Activation = 'tanh' | 'relu' | 'gelu' | 'gelu-tanh' | 'sigmoid' | 'silu'

/** x Wᵀ + b. */
export interface Dense {
  readonly kind: 'dense'
  /** Row-major [outputs, inputs]. */
  readonly weight: Float32Array
  /** [outputs] */
  readonly bias: Float32Array | undefined
}
/** (x - mean) / √(variance + epsilon) · weight + bias over each row; the variance divides by n. */
export interface LayerNorm {
  readonly kind: 'layer-norm'
  readonly epsilon: number
  readonly weight: Float32Array
  readonly bias: Float32Array | undefined
}
export interface Activate {
  readonly kind: 'activation'
  readonly activation: Activation
}
export type Layer = Dense | LayerNorm | Activate

/** Rows of one width, row-major. */
export interface Rows {
  readonly width: number
  readonly data: Float32Array
}

/** Throws OnnxError where a layer's weights are for another width. */
export function runLayers(layers: readonly Layer[], rows: Rows): Rows {
  return layers.reduce((between, layer) => runLayer(layer, between), rows)
}

export function runLayer(layer: Layer, rows: Rows): Rows {
  if (layer.kind === 'dense') return dense(layer, rows)
  if (layer.kind === 'layer-norm') return layerNorm(layer, rows)
  return { width: rows.width, data: rows.data.map(activations[layer.activation]) }
}

/** GELU's two forms: with the error function, and Hendrycks and Gimpel's approximation of it (arXiv 1606.08415). */
export const activations: { readonly [name in Activation]: (x: number) => number } = {
  tanh: Math.tanh,
  relu: (x) => Math.max(x, 0),
  gelu: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  'gelu-tanh': (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  silu: (x) => x / (1 + Math.exp(-x)),
}

/** The error function, to float64's precision but for the last digits: erf x = 2/√π e^(-x²) Σ 2ⁿ x^(2n+1) / (2n+1)!! (DLMF 7.6.2). */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x)
  let [term, sum] = [x, x]
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

function dense({ weight, bias }: Dense, { width, data }: Rows): Rows {
  const outputs = weight.length / width
  if (!Number.isInteger(outputs) || data.length % width !== 0 || (bias !== undefined && bias.length !== outputs)) {
    throw new OnnxError(`A dense layer of ${weight.length} weights and ${bias?.length ?? 'no'} biases does not go with vectors of width ${width}`)
  }
  // Four outputs at a time, in float64 from the start: more than twice as fast as one by one. Rows of zeros fill up the last four.
  const w = new Float64Array(Math.ceil(outputs / 4) * 4 * width)
  w.set(weight)
  const x = new Float64Array(width)
  const sums = new Float64Array(Math.ceil(outputs / 4) * 4)
  const out = new Float32Array((data.length / width) * outputs)
  for (let row = 0; row * outputs < out.length; row++) {
    x.set(data.subarray(row * width, (row + 1) * width))
    for (let column = 0; column < sums.length; column += 4) fourProducts(x, w, sums, column)
    for (let column = 0; column < outputs; column++) out[row * outputs + column] = (sums[column] as number) + (bias?.[column] ?? 0)
  }
  return { width: outputs, data: out }
}

/** sums[column …] = x · each of four rows of w */
function fourProducts(x: Float64Array, w: Float64Array, sums: Float64Array, column: number): void {
  const width = x.length
  const [first, second, third, fourth] = [column * width, (column + 1) * width, (column + 2) * width, (column + 3) * width]
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < width; i++) {
    const value = x[i] as number
    a += value * (w[first + i] as number)
    b += value * (w[second + i] as number)
    c += value * (w[third + i] as number)
    d += value * (w[fourth + i] as number)
  }
  sums[column] = a
  sums[column + 1] = b
  sums[column + 2] = c
  sums[column + 3] = d
}

function layerNorm({ weight, bias, epsilon }: LayerNorm, { width, data }: Rows): Rows {
  if (weight.length !== width || (bias !== undefined && bias.length !== width)) throw new OnnxError(`A layer norm of ${weight.length} weights does not go with vectors of width ${width}`)
  const out = new Float32Array(data.length)
  for (let first = 0; first < data.length; first += width) {
    const row = data.subarray(first, first + width)
    const mean = row.reduce((sum, x) => sum + x, 0) / width
    const scale = 1 / Math.sqrt(row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / width + epsilon)
    row.forEach((x, i) => (out[first + i] = (x - mean) * scale * (weight[i] as number) + (bias?.[i] ?? 0)))
  }
  return { width, data: out }
}
