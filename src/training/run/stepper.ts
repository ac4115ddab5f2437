/** One optimizer's step: some lists forward, their gradients, clipped, and the weights moved. */
import type { Backend } from '../../autograd/backend.ts'
import { add, mul, subtract } from '../../autograd/operations/arithmetic.ts'
import { dropout } from '../../autograd/operations/dropout.ts'
import { sum } from '../../autograd/operations/reduce.ts'
import { scale } from '../../autograd/operations/scale.ts'
import { Accumulator } from '../../autograd/optimizers/accumulate.ts'
import { adam, adamW } from '../../autograd/optimizers/adam.ts'
import { clipByGlobalNorm } from '../../autograd/optimizers/clip.ts'
import type { Optimizer } from '../../autograd/optimizers/optimizer.ts'
import { sgd } from '../../autograd/optimizers/sgd.ts'
import { randomBits } from '../../autograd/random.ts'
import { step, type Tape } from '../../autograd/tape.ts'
import type { Tensor } from '../../autograd/tensor.ts'
import { Variable } from '../../autograd/variable.ts'
import type { OptimizerConfig } from '../config/config.ts'
import type { Batch } from './batch.ts'
import type { DeviceFeatures } from './device-features.ts'
import type { LossLog } from './loss-log.ts'
import type { Objective } from './objective.ts'
import type { TapeHead } from './tape-head.ts'

export interface StepperParts {
  readonly backend: Backend
  readonly head: TapeHead
  readonly features: DeviceFeatures
  readonly objective: Objective
  readonly config: OptimizerConfig
  readonly seed: number
  readonly log: LossLog
  /** Weights of the starting head, as the head's. */
  readonly start: readonly Float32Array[]
}

export class Stepper {
  readonly optimizer: Optimizer
  readonly #parts: StepperParts
  readonly #start: readonly Variable[]
  readonly #accumulator: Accumulator | undefined

  constructor(parts: StepperParts) {
    const { backend, head: { weights }, config, start } = parts
    this.#parts = parts
    this.optimizer = optimizerOf(config, weights)
    this.#start = config.l2_to_start > 0 ? weights.map(({ shape }, at) => new Variable(backend, shape, start[at] ?? [])) : []
    this.#accumulator = config.gradient_accumulation_steps > 1 ? new Accumulator(weights) : undefined
  }

  /** @param batches those whose mean gradient is taken; `number` counts the run's steps from 0 */
  take(batches: readonly Batch[], number: number, learningRate: number): void {
    const { backend, log, config } = this.#parts
    const usable = batches.filter(({ rows }) => rows.length > 0)
    const share = 1 / usable.length
    log.begin()
    if (usable.length === 0) step(backend, (tape) => log.note(tape.constant([0], []), 1))
    const accumulator = this.#accumulator
    usable.forEach((batch, at) =>
      step(backend, (tape) => {
        const gradients = this.#gradients(tape, batch, randomBits(this.#parts.seed, number * config.gradient_accumulation_steps + at), share)
        if (accumulator) accumulator.add(gradients, share)
        else this.#move(gradients, learningRate)
      }),
    )
    if (accumulator && usable.length > 0) step(backend, (tape) => this.#move(accumulator.take(tape), learningRate))
  }

  dispose(): void {
    this.optimizer.dispose()
    this.#accumulator?.dispose()
    for (const variable of this.#start) variable.dispose()
  }

  #gradients(tape: Tape, { rows, lists }: Batch, seed: number, share: number): Tensor[] {
    const { features, head, objective, config, log } = this.#parts
    const input = features.batch(tape, rows)
    const logits = head.forward(tape, config.dropout > 0 ? dropout(input, { rate: config.dropout, seed }) : input)
    const loss = this.#pulled(tape, objective.loss(logits, lists))
    log.note(loss, share)
    return tape.gradients(loss, head.weights.map((weight) => tape.use(weight)))
  }

  /** The loss with l2_to_start · Σ (w - w₀)². */
  #pulled(tape: Tape, loss: Tensor): Tensor {
    return this.#start.reduce((total, start, at) => {
      const weight = this.#parts.head.weights[at]
      if (!weight) return total
      const off = subtract(tape.use(weight), tape.use(start))
      return add(total, scale(sum(mul(off, off)), this.#parts.config.l2_to_start))
    }, loss)
  }

  #move(gradients: readonly Tensor[], learningRate: number): void {
    const { max_grad_norm } = this.#parts.config
    this.optimizer.step(max_grad_norm === null ? gradients : clipByGlobalNorm(gradients, max_grad_norm).gradients, learningRate)
  }
}

function optimizerOf({ optim, weight_decay: weightDecay }: OptimizerConfig, weights: readonly Variable[]): Optimizer {
  if (optim === 'sgd') return sgd(weights, { weightDecay })
  return optim === 'adam' ? adam(weights, { weightDecay }) : adamW(weights, { weightDecay })
}
