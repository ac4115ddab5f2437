/** The trainer as the page sees it: events as messages, each of which has arrived before the answer does. */
import type { Layer } from '../../onnx/layers.ts'
import type { TrainingParts } from '../../training/run/material.ts'
import type { PlanReport, TestReport, TrainingEvent, TrainingOutcome } from '../../training/run/reports.ts'
import type { PlannedTask } from '../../training/run/task.ts'
import { Trainer } from '../../training/run/trainer.ts'
import { splitFile } from '../../training/take-home/split-file.ts'
import type { GridResult, GridRun, TrainingFace, TrainingTask } from '../shared/training-face.ts'
import { telling } from './telling.ts'

export class TrainingRealm implements TrainingFace {
  readonly #trainer: Trainer

  constructor(parts: Omit<TrainingParts, 'breathe'>) {
    this.#trainer = new Trainer({ ...parts, breathe: breathing() })
  }

  plan(task: PlannedTask): Promise<PlanReport> {
    return this.#trainer.plan(task)
  }

  /** @param tell a comlink proxy, whose calls give promises */
  async train(task: TrainingTask, tell: (event: TrainingEvent) => unknown): Promise<TrainingOutcome> {
    const { send, told } = telling(tell)
    try {
      return await this.#trainer.train(task, send)
    } finally {
      await told()
    }
  }

  /** @param tell a comlink proxy, whose calls give promises */
  async grid(task: TrainingTask, runs: readonly GridRun[], tell: (run: number, event: TrainingEvent) => unknown): Promise<readonly GridResult[]> {
    const { send, told } = telling(({ run, event }: { run: number; event: TrainingEvent }) => tell(run, event))
    try {
      return await this.#trainer.grid(task, runs, (run, event) => send({ run, event }))
    } finally {
      await told()
    }
  }

  pause(): void {
    this.#trainer.pause()
  }

  resume(): void {
    this.#trainer.resume()
  }

  stop(): void {
    this.#trainer.stop()
  }

  test(task: TrainingTask, layers: readonly Layer[]): Promise<TestReport> {
    return this.#trainer.test(task, layers)
  }

  score(task: Pick<TrainingTask, 'collection' | 'scorer'>, layers: readonly Layer[]): Promise<{ readonly pairs: Uint32Array; readonly scores: Float32Array }> {
    return this.#trainer.score(task, layers)
  }

  async split(task: PlannedTask): Promise<Uint8Array> {
    return splitFile(task)
  }

  interrupted(task: TrainingTask): Promise<number | null> {
    return this.#trainer.interrupted(task)
  }
}

/** A message to oneself: it queues behind those of the page, and no browser slows it down in a hidden tab. */
function breathing(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return () =>
    new Promise((resolve) => {
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
}
