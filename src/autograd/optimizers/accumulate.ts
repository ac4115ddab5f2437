/** Gradients of several small batches, added up as if they had been one. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import type { Tape } from '../tape.ts'
import type { Tensor } from '../tensor.ts'
import type { Variable } from '../variable.ts'
import { besides, matched } from './optimizer.ts'

const shader = eachElement({
  name: 'accumulate',
  reads: ['gradient'],
  writes: ['total'],
  scalars: ['share', 'keep'],
  body: '  total[i] = total[i] * parameters.keep + gradient[i] * parameters.share;',
})

export class Accumulator {
  readonly #weights: readonly Variable[]
  readonly #totals: Variable[]
  #batches = 0

  constructor(weights: readonly Variable[]) {
    this.#weights = weights
    this.#totals = besides(weights)
  }

  /** Batches since the totals were taken. */
  get batches(): number {
    return this.#batches
  }

  /** Adds a batch. @param share of it in the whole: 1 / batches for a mean of equal ones */
  add(gradients: readonly Tensor[], share: number): void {
    const keep = this.#batches === 0 ? 0 : 1
    this.#batches += 1
    const compute = (from: Numbers, total: Numbers) => {
      for (let i = 0; i < total.length; i++) total[i] = (total[i] as number) * keep + (from[i] as number) * share
    }
    for (const { weight, gradient, beside } of matched(this.#weights, gradients, this.#totals))
      weight.backend.run(forEachElement(shader, weight.storage.size, { scalars: [share, keep] }, compute), [gradient.storage], beside.map(({ storage }) => storage))
  }

  /** The totals, as gradients on a tape, good until the next batch is added; that one begins anew. */
  take(tape: Tape): Tensor[] {
    this.#batches = 0
    return this.#totals.map((total) => tape.use(total))
  }

  dispose(): void {
    for (const total of this.#totals) total.dispose()
  }
}
