/** What a training needs to go on from a finished epoch as if nothing had been between, and where it is kept. */
import type { EpochReport, TrainedHead } from './reports.ts'

export interface Checkpoint {
  /** Epochs that are finished. */
  readonly epoch: number
  /** Optimizer's steps taken. */
  readonly steps: number
  /** What moves, in the head's order, and the optimizer's state beside it. */
  readonly weights: readonly Float32Array[]
  readonly state: readonly Float32Array[]
  readonly best: TrainedHead
  readonly epochs: readonly EpochReport[]
  /** Of each step. */
  readonly losses: readonly number[]
}

/** One checkpoint a task, by its key. Where nothing can be kept, `write` gives up in silence: the training goes on. */
export interface CheckpointStore {
  read(key: string): Promise<Checkpoint | undefined>
  write(key: string, checkpoint: Checkpoint): Promise<void>
  remove(key: string): Promise<void>
}

/** As long as its owner lives. */
export class MemoryCheckpoints implements CheckpointStore {
  readonly #kept = new Map<string, Checkpoint>()

  async read(key: string): Promise<Checkpoint | undefined> {
    return this.#kept.get(key)
  }

  async write(key: string, checkpoint: Checkpoint): Promise<void> {
    this.#kept.set(key, checkpoint)
  }

  async remove(key: string): Promise<void> {
    this.#kept.delete(key)
  }
}
