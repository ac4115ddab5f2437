/** What moves weights along their gradients, on the device. */
import type { Tensor } from '../tensor.ts'
import { describe, sameShape, ShapeError } from '../shape.ts'
import { Variable } from '../variable.ts'

export interface Optimizer {
  /** The weights, in the order in which gradients are given. */
  readonly weights: readonly Variable[]
  /** What it remembers between steps, for a checkpoint; with `steps` it is all. */
  readonly state: readonly Variable[]
  /** Steps taken. */
  steps: number
  /** Moves each weight by its gradient. Throws RangeError where there are not as many gradients as weights. */
  step(gradients: readonly Tensor[], learningRate: number): void
  /** Frees its state, not the weights. */
  dispose(): void
}

/** Zeros beside each weight. */
export function besides(weights: readonly Variable[]): Variable[] {
  return weights.map(({ backend, shape }) => new Variable(backend, shape))
}

/** A weight, its gradient and what stands beside it. */
export function* matched(weights: readonly Variable[], gradients: readonly Tensor[], ...states: readonly (readonly Variable[])[]): Generator<{ weight: Variable; gradient: Tensor; beside: Variable[] }> {
  if (weights.length !== gradients.length) throw new RangeError(`${weights.length} weights were given ${gradients.length} gradients.`)
  for (const [index, weight] of weights.entries()) {
    const gradient = gradients[index]
    if (!gradient || !sameShape(gradient.shape, weight.shape)) throw new ShapeError(`The gradient of a weight ${describe(weight.shape)} has another shape.`)
    yield { weight, gradient, beside: states.flatMap((state) => state[index] ?? []) }
  }
}
