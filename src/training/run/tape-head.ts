/** A head on the tape: its layers as variables, and the same arithmetic as src/onnx/layers.ts with a way back. */
import type { Backend } from '../../autograd/backend.ts'
import { gelu, relu, sigmoid, tanh } from '../../autograd/operations/activations.ts'
import { add, mul } from '../../autograd/operations/arithmetic.ts'
import { layerNorm } from '../../autograd/operations/layer-norm.ts'
import { matmul } from '../../autograd/operations/matmul.ts'
import type { Tape } from '../../autograd/tape.ts'
import type { Tensor } from '../../autograd/tensor.ts'
import { Variable } from '../../autograd/variable.ts'
import type { Activation, Layer } from '../../onnx/layers.ts'

const activations: { readonly [name in Activation]: (x: Tensor) => Tensor } = {
  tanh,
  relu,
  gelu: (x) => gelu(x),
  'gelu-tanh': (x) => gelu(x, { approximate: 'tanh' }),
  sigmoid,
  silu: (x) => mul(x, sigmoid(x)),
}

interface Held {
  readonly layer: Layer
  readonly weight: Variable | undefined
  readonly bias: Variable | undefined
}

export interface TapeHeadOptions {
  /**
   * The last bias stays as it is: a ranking loss is blind to what all logits have in common, so that its gradient is
   * rounding alone, of which Adam would make full steps.
   */
  readonly keepLastBias: boolean
}

export class TapeHead {
  /** What moves, in the order of the layers, weight before bias. */
  readonly weights: readonly Variable[]
  /** Numbers that move. */
  readonly size: number
  readonly #held: readonly Held[]

  /** @param layers the last is dense, with one output, or two (not relevant, relevant) */
  constructor(backend: Backend, layers: readonly Layer[], width: number, { keepLastBias }: TapeHeadOptions) {
    let at = width
    this.#held = layers.map((layer) => {
      if (layer.kind === 'activation') return { layer, weight: undefined, bias: undefined }
      const outputs = layer.kind === 'dense' ? layer.weight.length / at : at
      if (!Number.isInteger(outputs)) throw new RangeError(`A dense layer of ${layer.weight.length} weights does not go with features of width ${at}: head and features are of different models.`)
      const weight = new Variable(backend, layer.kind === 'dense' ? [outputs, at] : [outputs], layer.weight)
      at = outputs
      return { layer, weight, bias: layer.bias && new Variable(backend, [outputs], layer.bias) }
    })
    const last = this.#held.at(-1)
    this.weights = this.#held.flatMap((held) => [held.weight, keepLastBias && held === last ? undefined : held.bias].filter((variable) => variable !== undefined))
    this.size = this.weights.reduce((sum, { storage }) => sum + storage.size, 0)
  }

  /** Features [pairs, width] to logits [pairs, 1]; two labels become their log-odds, as wherever pairs are scored. */
  forward(tape: Tape, features: Tensor): Tensor {
    const out = this.#held.reduce((x, { layer, weight, bias }) => {
      if (layer.kind === 'activation') return activations[layer.activation](x)
      if (weight === undefined) throw new Error('A layer came without its weight.')
      if (layer.kind === 'layer-norm') return layerNorm(x, tape.use(weight), bias && tape.use(bias), { eps: layer.epsilon })
      const product = matmul(x, tape.use(weight), { transposeB: true })
      return bias ? add(product, tape.use(bias)) : product
    }, features)
    return out.shape[1] === 2 ? matmul(out, tape.constant([-1, 1], [1, 2]), { transposeB: true }) : out
  }

  /** The layers as they are now, in float32. */
  async layers(): Promise<Layer[]> {
    return Promise.all(
      this.#held.map(async ({ layer, weight, bias }): Promise<Layer> => {
        if (layer.kind === 'activation' || weight === undefined) return layer
        return { ...layer, weight: Float32Array.from(await weight.read()), bias: bias && Float32Array.from(await bias.read()) }
      }),
    )
  }

  dispose(): void {
    for (const { weight, bias } of this.#held) {
      weight?.dispose()
      bias?.dispose()
    }
  }
}
