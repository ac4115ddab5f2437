/** All that is done with a task: planned, trained, tried in a grid, tested, scored. One training at a time. */
import type { Layer } from '../../onnx/layers.ts'
import type { TrainingConfig } from '../config/config.ts'
import { TrainingControl } from './control.ts'
import { layOut } from './layout.ts'
import { materialOf, type Material, type TrainingParts } from './material.ts'
import { planTraining } from './plan.ts'
import type { PlanReport, TestReport, TrainingEvent, TrainingOutcome } from './reports.ts'
import { scoreKept, type KeptLogits } from './score-kept.ts'
import type { PlannedTask, Task } from './task.ts'
import { taskKey } from './task-key.ts'
import { Training } from './train.ts'
import { testHead } from './verdict.ts'

/** What differs from the config in one run of a grid, and what it came to. */
export interface GridRun {
  readonly learning_rate: number
  readonly loss: TrainingConfig['loss']
}
export interface GridResult extends GridRun {
  readonly outcome: TrainingOutcome
}

export class Trainer {
  readonly #parts: TrainingParts
  #running: TrainingControl | null = null

  constructor(parts: TrainingParts) {
    this.#parts = parts
  }

  async plan(task: PlannedTask): Promise<PlanReport> {
    return planTraining(task)
  }

  train(task: Task, tell: (event: TrainingEvent) => void): Promise<TrainingOutcome> {
    return this.#controlled(async (control) => this.#run(task, task.config, await materialOf(task, this.#parts), control, tell))
  }

  /** The best by the config's measure on validation comes first; one that is not begun when it is stopped is left out. */
  grid(task: Task, runs: readonly GridRun[], tell: (run: number, event: TrainingEvent) => void): Promise<readonly GridResult[]> {
    const metric = task.config.optimizer.metric_for_best_model
    return this.#controlled(async (control) => {
      const material = await materialOf(task, this.#parts)
      const results: GridResult[] = []
      for (const [at, run] of runs.entries()) {
        if (control.isStopped) break
        const config = { ...task.config, loss: run.loss, optimizer: { ...task.config.optimizer, learning_rate: run.learning_rate } }
        results.push({ ...run, outcome: await this.#run(task, config, material, control, (event) => tell(at, event)) })
      }
      return results.sort((a, b) => b.outcome.best.validation[metric] - a.outcome.best.validation[metric])
    })
  }

  pause(): void {
    this.#running?.pause()
  }

  resume(): void {
    this.#running?.resume()
  }

  stop(): void {
    this.#running?.stop()
  }

  test(task: Task, layers: readonly Layer[]): Promise<TestReport> {
    return testHead(task, layers, this.#parts.features)
  }

  score({ collection, scorer }: Pick<Task, 'collection' | 'scorer'>, layers: readonly Layer[]): Promise<KeptLogits> {
    return scoreKept(collection, scorer, layers, this.#parts.features)
  }

  /** Epochs that an interrupted training of this task had finished; null where there was none. */
  async interrupted(task: Task): Promise<number | null> {
    const checkpoint = await this.#parts.checkpoints.read(taskKey(task, task.config, layOut(task)))
    return checkpoint?.epoch ?? null
  }

  async #run(task: Task, config: TrainingConfig, material: Material, control: TrainingControl, tell: (event: TrainingEvent) => void): Promise<TrainingOutcome> {
    const training = new Training(material, config, this.#parts, taskKey(task, config, material.layout), control).run()
    for (;;) {
      const next = await training.next()
      if (next.done) return next.value
      tell(next.value)
    }
  }

  async #controlled<T>(work: (control: TrainingControl) => Promise<T>): Promise<T> {
    if (this.#running) throw new Error('A training is under way: wait for it, or stop it.')
    const control = new TrainingControl(this.#parts.breathe)
    this.#running = control
    try {
      return await work(control)
    } finally {
      this.#running = null
    }
  }
}
