/**
 * Adam (Kingma and Ba, 2015) and AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019), in PyTorch's order
 * of things and with its defaults.
 */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import type { Variable } from '../variable.ts'
import { besides, matched, type Optimizer } from './optimizer.ts'

export interface AdamOptions {
  readonly betas?: readonly [number, number]
  readonly eps?: number
  readonly weightDecay?: number
}

const shader = eachElement({
  name: 'adam',
  reads: ['gradient'],
  writes: ['weight', 'first', 'second'],
  // 1 - β comes from outside, since float32 would lose what PyTorch's float64 keeps of it.
  scalars: ['rate', 'root', 'beta1', 'rest1', 'beta2', 'rest2', 'eps', 'l2', 'shrink'],
  body: `  let g = gradient[i] + parameters.l2 * weight[i];
  let m = parameters.beta1 * first[i] + parameters.rest1 * g;
  let v = parameters.beta2 * second[i] + parameters.rest2 * g * g;
  first[i] = m;
  second[i] = v;
  weight[i] = weight[i] * parameters.shrink - parameters.rate * m / (sqrt(v) * parameters.root + parameters.eps);`,
})

/** Adam; weightDecay, by default 0, is L2, added to the gradient. */
export const adam = (weights: readonly Variable[], options: AdamOptions = {}): Optimizer => moments(weights, { weightDecay: 0, ...options }, false)
/** AdamW; weightDecay, by default 0.01, shrinks the weight itself by the learning rate times it. */
export const adamW = (weights: readonly Variable[], options: AdamOptions = {}): Optimizer => moments(weights, { weightDecay: 0.01, ...options }, true)

function moments(weights: readonly Variable[], options: AdamOptions & { weightDecay: number }, decoupled: boolean): Optimizer {
  const { betas: [beta1, beta2] = [0.9, 0.999], eps = 1e-8, weightDecay } = options
  const firsts = besides(weights)
  const seconds = besides(weights)
  const l2 = decoupled ? 0 : weightDecay
  return {
    weights,
    state: [...firsts, ...seconds],
    steps: 0,
    step(gradients, learningRate) {
      this.steps += 1
      const rate = learningRate / (1 - beta1 ** this.steps)
      const root = 1 / Math.sqrt(1 - beta2 ** this.steps)
      const shrink = decoupled ? 1 - learningRate * weightDecay : 1
      const scalars = [rate, root, beta1, 1 - beta1, beta2, 1 - beta2, eps, l2, shrink]
      const compute = (gradient: Numbers, w: Numbers, first: Numbers, second: Numbers) => {
        for (let i = 0; i < w.length; i++) {
          const g = (gradient[i] as number) + l2 * (w[i] as number)
          const m = beta1 * (first[i] as number) + (1 - beta1) * g
          const v = beta2 * (second[i] as number) + (1 - beta2) * g * g
          first[i] = m
          second[i] = v
          w[i] = (w[i] as number) * shrink - (rate * m) / (Math.sqrt(v) * root + eps)
        }
      }
      for (const { weight, gradient, beside } of matched(weights, gradients, firsts, seconds))
        weight.backend.run(forEachElement(shader, weight.storage.size, { scalars }, compute), [gradient.storage], [weight, ...beside].map(({ storage }) => storage))
    },
    dispose() {
      for (const moment of [...firsts, ...seconds]) moment.dispose()
    },
  }
}
