/** What the training worker offers, in terms that cross the boundary between it and the page. */
import type { Layer } from '../../onnx/layers.ts'
import type { PlanReport, TestReport, TrainingEvent, TrainingOutcome } from '../../training/run/reports.ts'
import type { PlannedTask, Task as TrainingTask } from '../../training/run/task.ts'
import type { GridResult, GridRun } from '../../training/run/trainer.ts'

export type { GridResult, GridRun, TrainingTask }

export interface TrainingFace {
  /** What a config comes to, before features are computed. Throws RangeError with a sentence where it comes to nothing. */
  plan(task: PlannedTask): Promise<PlanReport>
  /** Trains on kept features; goes on from the last finished epoch where one of the same task was interrupted. Throws where a feature is missing. */
  train(task: TrainingTask, tell: (event: TrainingEvent) => void): Promise<TrainingOutcome>
  /** Runs one after another; `tell` gets the run's place. The best by the config's measure on validation comes first. */
  grid(task: TrainingTask, runs: readonly GridRun[], tell: (run: number, event: TrainingEvent) => void): Promise<readonly GridResult[]>
  pause(): void
  resume(): void
  /** Ends what runs after its step, with the best checkpoint so far. */
  stop(): void
  /** Opens the test part: before and after, paired. */
  test(task: TrainingTask, layers: readonly Layer[]): Promise<TestReport>
  /** Logits of a head on all pairs whose features are kept: pairs (rows of the candidates) and their scores. */
  score(task: Pick<TrainingTask, 'collection' | 'scorer'>, layers: readonly Layer[]): Promise<{ readonly pairs: Uint32Array; readonly scores: Float32Array }>
  /** The split as training JSONL, gzipped, for the take-home of a promoted head. */
  split(task: PlannedTask): Promise<Uint8Array>
  /** Whether a training of this task was interrupted, and after which epoch. */
  interrupted(task: TrainingTask): Promise<number | null>
}
