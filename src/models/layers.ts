/** The layers that sentence-transformers keeps beside a graph as modules, by PyTorch's names for them. */
import { runLayer, runLayers, type Activation, type Layer as HeadLayer, type Rows } from '../onnx/layers.ts'
import { ModelError } from './model.ts'
import { normalize } from './pooling.ts'
import type { Tensor } from './safetensors.ts'

export interface ModuleLayer {
  run(rows: Rows): Rows
  /** The same as a head's layers, whose weights can be trained, and the width of the rows that they take; null where it has none. */
  readonly trained: { readonly width: number; readonly steps: readonly HeadLayer[] } | null
}

export const layers = {
  /** activation(x Wᵀ + b); W is [out, in], b is [out]. `activation` is PyTorch's class, with or without its module path. */
  dense(weight: Tensor, bias: Tensor | undefined, activation: string): ModuleLayer {
    const [outWidth = 0, inWidth = 0] = weight.shape
    const activate = activations.get(activation.split('.').at(-1) ?? '')
    if (activate === undefined) throw new ModelError(`Dense: the activation ${activation} is not supported; supported are ${[...activations.keys()].join(', ')}`)
    if (weight.shape.length !== 2 || (bias !== undefined && bias.data.length !== outWidth)) throw new ModelError(`Dense: weights of shape [${weight.shape.join(', ')}] do not go with a bias of ${bias?.data.length ?? 0}`)
    const steps: HeadLayer[] = [{ kind: 'dense', weight: weight.data, bias: bias?.data }]
    if (activate !== 'none') steps.push({ kind: 'activation', activation: activate })
    return {
      trained: { width: inWidth, steps },
      run(rows) {
        expectWidth('Dense', rows.width, inWidth)
        return runLayers(steps, rows)
      },
    }
  },

  /** (x - mean) / sqrt(variance + eps) · weight + bias over each row; the variance divides by n. */
  layerNorm(weight: Tensor, bias: Tensor, eps: number): ModuleLayer {
    const step: HeadLayer = { kind: 'layer-norm', epsilon: eps, weight: weight.data, bias: bias.data }
    return {
      trained: { width: weight.data.length, steps: [step] },
      run(rows) {
        expectWidth('LayerNorm', rows.width, weight.data.length)
        expectWidth('LayerNorm', rows.width, bias.data.length)
        return runLayer(step, rows)
      },
    }
  },

  normalize(): ModuleLayer {
    return {
      trained: null,
      run({ width, data }) {
        const out = data.slice()
        for (let first = 0; first < out.length; first += width) normalize(out.subarray(first, first + width))
        return { width, data: out }
      },
    }
  },
}

const activations: ReadonlyMap<string, Activation | 'none'> = new Map([
  ['Identity', 'none'],
  ['Tanh', 'tanh'],
  ['ReLU', 'relu'],
  ['Sigmoid', 'sigmoid'],
  ['GELU', 'gelu'],
  ['SiLU', 'silu'],
])

function expectWidth(layer: string, found: number, expected: number): void {
  if (found !== expected) throw new ModelError(`${layer}: its weights are for vectors of width ${expected}, and it was given ${found}`)
}
