/** Stochastic gradient descent, with momentum as PyTorch has it: v ← μ v + g, w ← w - lr · v. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import type { Variable } from '../variable.ts'
import { besides, matched, type Optimizer } from './optimizer.ts'

export interface SgdOptions {
  readonly momentum?: number
  /** L2: this share of the weight is added to its gradient. */
  readonly weightDecay?: number
}

const shader = eachElement({
  name: 'sgd',
  reads: ['gradient'],
  writes: ['weight', 'velocity'],
  scalars: ['rate', 'momentum', 'decay'],
  body: `  let moved = parameters.momentum * velocity[i] + gradient[i] + parameters.decay * weight[i];
  velocity[i] = moved;
  weight[i] -= parameters.rate * moved;`,
})

export function sgd(weights: readonly Variable[], { momentum = 0, weightDecay = 0 }: SgdOptions = {}): Optimizer {
  const velocities = besides(weights)
  return {
    weights,
    state: velocities,
    steps: 0,
    step(gradients, rate) {
      this.steps += 1
      for (const { weight, gradient, beside } of matched(weights, gradients, velocities)) {
        const call = forEachElement(shader, weight.storage.size, { scalars: [rate, momentum, weightDecay] }, (g: Numbers, w: Numbers, v: Numbers) => {
          for (let i = 0; i < w.length; i++) {
            const moved = momentum * (v[i] as number) + (g[i] as number) + weightDecay * (w[i] as number)
            v[i] = moved
            w[i] = (w[i] as number) - rate * moved
          }
        })
        weight.backend.run(call, [gradient.storage], [weight, ...beside].map(({ storage }) => storage))
      }
    },
    dispose() {
      for (const velocity of velocities) velocity.dispose()
    },
  }
}
