/** A training on one backend: its features, head and optimizer, which another backend can take over at a checkpoint. */
import type { Backend } from '../../autograd/backend.ts'
import { learningRateAt } from '../../autograd/optimizers/schedule.ts'
import type { Variable } from '../../autograd/variable.ts'
import type { TrainingConfig } from '../config/config.ts'
import { drawEpoch } from '../draw.ts'
import { listCount, type TrainingLists } from '../examples.ts'
import { batchOf, chunks, shuffled } from './batch.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { TrainingControl } from './control.ts'
import { DeviceFeatures } from './device-features.ts'
import { wholeHead } from './head-parts.ts'
import { LossLog } from './loss-log.ts'
import type { Material } from './material.ts'
import { objectiveOf, type Objective } from './objective.ts'
import type { Layer } from '../../onnx/layers.ts'
import { Stepper } from './stepper.ts'
import { TapeHead } from './tape-head.ts'
import { Validator } from './validator.ts'

/** Losses are read back when so many steps were taken, or so many milliseconds passed. */
const [LOGGED, LONGEST] = [64, 250]

/** Losses of the steps from `step` on. */
export interface Losses {
  readonly step: number
  readonly losses: readonly number[]
}

export class DeviceTraining {
  readonly objective: Objective
  readonly stepsPerEpoch: number
  readonly head: TapeHead
  readonly #backend: Backend
  readonly #material: Material
  readonly #config: TrainingConfig
  readonly #features: DeviceFeatures
  readonly #stepper: Stepper
  readonly #log: LossLog
  readonly #validator: Validator

  constructor(backend: Backend, material: Material, config: TrainingConfig) {
    const { features, head, layout } = material
    const { optimizer, seed } = config
    this.#backend = backend
    this.#material = material
    this.#config = config
    this.objective = objectiveOf(config.loss)
    this.stepsPerEpoch = stepsPerEpoch(layout.examples.train.lists, config)
    this.#features = new DeviceFeatures(backend, features)
    this.head = new TapeHead(backend, head.trained, features.width, { keepLastBias: this.objective.isRelative })
    this.#log = new LossLog(backend, LOGGED)
    const start = movingOf(head.trained, this.objective.isRelative)
    this.#stepper = new Stepper({ backend, head: this.head, features: this.#features, objective: this.objective, config: optimizer, seed, log: this.#log, start })
    this.#validator = new Validator(layout, features, optimizer.batch_size)
  }

  /** Goes on from a checkpoint, whichever backend wrote it. */
  load({ weights, state, steps }: Pick<Checkpoint, 'weights' | 'state' | 'steps'>): void {
    this.head.weights.forEach((weight, at) => weight.write(weights[at] ?? []))
    this.#stepper.optimizer.state.forEach((variable, at) => variable.write(state[at] ?? []))
    this.#stepper.optimizer.steps = steps
  }

  async state(): Promise<Pick<Checkpoint, 'weights' | 'state' | 'steps'>> {
    const { state, steps } = this.#stepper.optimizer
    return { weights: await readAll(this.head.weights), state: await readAll(state), steps }
  }

  /** The whole head as it is now. */
  async layers(): Promise<readonly Layer[]> {
    return wholeHead(this.#material.head, await this.head.layers())
  }

  logits(control: TrainingControl): Promise<Float32Array> {
    return this.#validator.logits(this.#backend, this.head, this.#features, control)
  }

  validation(logits: Float32Array) {
    return this.#validator.measured(logits, this.objective)
  }

  /** Takes the steps of an epoch, 0-based, and yields their losses as they come back. Ends early where the person stops it. */
  async *epoch(epoch: number, control: TrainingControl): AsyncGenerator<Losses, void, void> {
    const lists = this.#drawn(epoch)
    const { batch_size, gradient_accumulation_steps } = this.#config.optimizer
    const steps = chunks(chunks(shuffled(lists, this.#config.seed, epoch), batch_size), gradient_accumulation_steps)
    let first = epoch * this.stepsPerEpoch
    let reading: Promise<Losses> | undefined
    let lastRead = performance.now()
    for (const [at, batches] of steps.entries()) {
      await control.turn()
      if (control.isStopped) break
      const number = epoch * this.stepsPerEpoch + at
      const { learns } = this.objective
      this.#stepper.take(batches.map((which) => batchOf(lists, which, this.#material.features, learns)), number, this.rateAt(number))
      if (!this.#log.isFull && performance.now() - lastRead < LONGEST) continue
      // The device works on while its losses come back: they are waited for one reading later.
      const before = reading
      reading = this.#read(first)
      first = number + 1
      lastRead = performance.now()
      if (before) yield await before
    }
    if (reading) yield await reading
    if (this.#log.length > 0) yield await this.#read(first)
  }

  rateAt(step: number): number {
    const { learning_rate, lr_scheduler_type: kind, warmup_ratio, num_train_epochs } = this.#config.optimizer
    const totalSteps = this.stepsPerEpoch * num_train_epochs
    return learningRateAt(step, learning_rate, { kind, warmupSteps: Math.ceil(totalSteps * warmup_ratio), totalSteps })
  }

  dispose(): void {
    this.#stepper.dispose()
    this.#log.dispose()
    this.head.dispose()
    this.#features.dispose()
    this.#backend.dispose()
  }

  #drawn(epoch: number): TrainingLists {
    const { examples, mined } = this.#material.layout
    const { lists } = examples.train
    const { num_negatives, hard_share } = this.#config.negatives
    if (num_negatives === null) return lists
    const nothing = { offsets: new Uint32Array(lists.offsets.length), pair: new Uint32Array(0) }
    return drawEpoch(lists, mined ?? nothing, { num_negatives, hard_share, seed: this.#config.seed }, epoch).lists
  }

  #read(step: number): Promise<Losses> {
    const reading = this.#log.take().then((losses) => ({ step, losses }))
    // It is awaited one reading later; a device that is lost until then is told by whatever comes first.
    reading.catch(() => undefined)
    return reading
  }
}

function stepsPerEpoch(lists: TrainingLists, { optimizer: { batch_size, gradient_accumulation_steps } }: TrainingConfig): number {
  return Math.ceil(Math.ceil(listCount(lists) / batch_size) / gradient_accumulation_steps)
}

/** The weights that move, in TapeHead's order. */
function movingOf(layers: readonly Layer[], keepLastBias: boolean): Float32Array[] {
  return layers.flatMap((layer, at) => (layer.kind === 'activation' ? [] : [layer.weight, ...(layer.bias && !(keepLastBias && at === layers.length - 1) ? [layer.bias] : [])]))
}

async function readAll(variables: readonly Variable[]): Promise<Float32Array[]> {
  const values = await Promise.all(variables.map((variable) => variable.read()))
  return values.map((value) => Float32Array.from(value))
}
