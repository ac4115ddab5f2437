/** A training from its start, or from where it was interrupted, to its best head. */
import { BackendError } from '../../autograd/backend.ts'
import type { TrainingConfig } from '../config/config.ts'
import { openPlain, type OpenBackend } from './backends.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { TrainingControl } from './control.ts'
import { DeviceTraining } from './device-training.ts'
import { wholeHead } from './head-parts.ts'
import type { Material, TrainingParts } from './material.ts'
import type { EpochReport, Move, TrainedHead, TrainingEvent, TrainingOutcome, TrainingStart, Validation } from './reports.ts'
import { startOf } from './start.ts'

type Stopped = TrainingOutcome['stopped']

/** One training; `key` names its checkpoints. */
export class Training {
  readonly #material: Material
  readonly #config: TrainingConfig
  readonly #parts: Pick<TrainingParts, 'checkpoints' | 'backends'>
  readonly #key: string
  readonly #control: TrainingControl
  readonly #began = performance.now()
  /** Of trainings before, such as a grid's. */
  readonly #pausedBefore: number
  #secondsBefore = 0

  constructor(material: Material, config: TrainingConfig, parts: Pick<TrainingParts, 'checkpoints' | 'backends'>, key: string, control: TrainingControl) {
    this.#material = material
    this.#config = config
    this.#parts = parts
    this.#key = key
    this.#control = control
    this.#pausedBefore = control.paused
  }

  /** Throws BackendError where the wanted backend is not there, or TypeScript itself fails. */
  async *run(): AsyncGenerator<TrainingEvent, TrainingOutcome, void> {
    let start: TrainingStart | undefined
    let moved: Move | null = null
    let progress = await this.#parts.checkpoints.read(this.#key)
    this.#secondsBefore = progress?.epochs.at(-1)?.seconds ?? 0
    let opened = await this.#parts.backends.open(this.#config.backend)
    for (;;) {
      let device: DeviceTraining | undefined
      try {
        device = new DeviceTraining(opened.backend, this.#material, this.#config)
        if (start === undefined) {
          start = await startOf(device, opened.backend, this.#material, this.#config, progress?.epoch ?? 0, this.#control)
          yield { kind: 'started', start }
          if (progress) yield* told(progress)
        }
        if (progress) device.load(progress)
        else progress = { epoch: 0, ...(await device.state()), best: this.#untrained(start.untrained), epochs: [], losses: [] }
        let stopped: Stopped | null = stoppedBy(progress.epochs, this.#config)
        while (stopped === null) {
          const next: Checkpoint | Stopped = yield* this.#epoch(device, progress)
          if (typeof next === 'string') stopped = next
          else {
            progress = next
            stopped = stoppedBy(progress.epochs, this.#config)
          }
        }
        await this.#parts.checkpoints.remove(this.#key)
        return { stopped, start, moved, epochs: progress.epochs, best: progress.best, seconds: this.#seconds() }
      } catch (error) {
        if (!(error instanceof BackendError) || opened.backend.kind === 'typescript') throw error
        const next = openPlain()
        moved = { from: named(opened), to: named(next), epoch: progress?.epoch ?? 0, reason: error.message }
        yield { kind: 'moved', move: moved }
        device?.dispose()
        device = undefined
        opened.close()
        opened = next
      } finally {
        if (device) {
          device.dispose()
          opened.close()
        }
      }
    }
  }

  /** The checkpoint after the next epoch, or why there is none. */
  async *#epoch(device: DeviceTraining, before: Checkpoint): AsyncGenerator<TrainingEvent, Checkpoint | Stopped, void> {
    const losses = [...before.losses]
    const control = this.#control
    let diverged = false
    for await (const { step, losses: some } of device.epoch(before.epoch, control)) {
      losses.push(...some)
      diverged ||= !some.every(Number.isFinite)
      yield { kind: 'losses', step, every: 1, losses: some }
      if (diverged) return 'diverged'
    }
    if (control.isStopped) return 'person'
    const validation = await device.validation(await device.logits(control))
    const isBest = isBetter(validation, before.best.validation, this.#config)
    const epoch = before.epoch + 1
    const own = losses.slice(before.losses.length)
    const report: EpochReport = {
      epoch,
      loss: own.reduce((sum, loss) => sum + loss, 0) / own.length,
      validation,
      learningRate: device.rateAt(epoch * device.stepsPerEpoch - 1),
      isBest,
      seconds: this.#seconds(),
    }
    const best = isBest ? { layers: await device.layers(), epoch, validation } : before.best
    const checkpoint = { epoch, ...(await device.state()), best, epochs: [...before.epochs, report], losses }
    await this.#parts.checkpoints.write(this.#key, checkpoint)
    yield { kind: 'epoch', report }
    return checkpoint
  }

  #untrained(validation: Validation): TrainedHead {
    const { head } = this.#material
    return { layers: wholeHead(head, head.trained), epoch: 0, validation }
  }

  #seconds(): number {
    return this.#secondsBefore + (performance.now() - this.#began - (this.#control.paused - this.#pausedBefore)) / 1000
  }
}

/** What a checkpoint knows, told as it was when it came to be. */
function* told({ losses, epochs }: Checkpoint): Generator<TrainingEvent> {
  yield { kind: 'losses', step: 0, every: 1, losses }
  for (const report of epochs) yield { kind: 'epoch', report }
}

/** Without validation queries the later head is taken for the better one. */
function isBetter(validation: Validation, best: Validation, { optimizer: { metric_for_best_model: metric } }: TrainingConfig): boolean {
  return Number.isNaN(validation[metric]) || validation[metric] > best[metric]
}

function stoppedBy(epochs: readonly EpochReport[], { optimizer }: TrainingConfig): 'epochs' | 'early' | null {
  if (epochs.length >= optimizer.num_train_epochs) return 'epochs'
  const sinceBest = epochs.length - 1 - epochs.findLastIndex(({ isBest }) => isBest)
  return optimizer.early_stopping_patience !== null && sinceBest >= optimizer.early_stopping_patience ? 'early' : null
}

const named = ({ backend: { kind, device } }: OpenBackend) => ({ kind, device })
