/** The layers of a head, as PyTorch defines them. Sums are float64; what a layer gives is rounded to float32. */
import { ModelError } from './model.ts'
import { normalize } from './pooling.ts'
import type { Tensor } from './safetensors.ts'

/** Rows of one width, row-major. */
export interface Rows {
  readonly width: number
  readonly data: Float32Array
}
export type Layer = (rows: Rows) => Rows

export const layers = {
  /** activation(x Wᵀ + b); W is [out, in], b is [out]. `activation` is PyTorch's class, with or without its module path. */
  dense(weight: Tensor, bias: Tensor | undefined, activation: string): Layer {
    const [outWidth = 0, inWidth = 0] = weight.shape
    const activate = activations.get(activation.split('.').at(-1) ?? '')
    if (activate === undefined) throw new ModelError(`Dense: the activation ${activation} is not supported; supported are ${[...activations.keys()].join(', ')}`)
    if (weight.shape.length !== 2 || (bias !== undefined && bias.data.length !== outWidth)) throw new ModelError(`Dense: weights of shape [${weight.shape.join(', ')}] do not go with a bias of ${bias?.data.length ?? 0}`)
    return ({ width, data }) => {
      expectWidth('Dense', width, inWidth)
      const out = new Float32Array((data.length / inWidth) * outWidth)
      for (let at = 0; at < out.length; at++) {
        const [row, column] = [Math.floor(at / outWidth), at % outWidth]
        let sum = bias?.data[column] ?? 0
        for (let i = 0; i < inWidth; i++) sum += (data[row * inWidth + i] as number) * (weight.data[column * inWidth + i] as number)
        out[at] = activate(sum)
      }
      return { width: outWidth, data: out }
    }
  },

  /** (x - mean) / sqrt(variance + eps) · weight + bias over each row; the variance divides by n. */
  layerNorm(weight: Tensor, bias: Tensor, eps: number): Layer {
    return ({ width, data }) => {
      expectWidth('LayerNorm', width, weight.data.length)
      expectWidth('LayerNorm', width, bias.data.length)
      const out = new Float32Array(data.length)
      for (let first = 0; first < data.length; first += width) {
        const row = data.subarray(first, first + width)
        const mean = row.reduce((sum, x) => sum + x, 0) / width
        const scale = 1 / Math.sqrt(row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / width + eps)
        row.forEach((x, i) => (out[first + i] = (x - mean) * scale * (weight.data[i] as number) + (bias.data[i] as number)))
      }
      return { width, data: out }
    }
  },

  normalize(): Layer {
    return ({ width, data }) => {
      const out = data.slice()
      for (let first = 0; first < out.length; first += width) normalize(out.subarray(first, first + width))
      return { width, data: out }
    }
  },
}

const activations: ReadonlyMap<string, (x: number) => number> = new Map([
  ['Identity', (x) => x],
  ['Tanh', Math.tanh],
  ['ReLU', (x) => Math.max(x, 0)],
  ['Sigmoid', (x) => 1 / (1 + Math.exp(-x))],
  ['GELU', (x) => (x / 2) * (1 + erf(x / Math.SQRT2))],
])

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

function expectWidth(layer: string, found: number, expected: number): void {
  if (found !== expected) throw new ModelError(`${layer}: its weights are for vectors of width ${expected}, and it was given ${found}`)
}
