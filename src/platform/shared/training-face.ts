/** What the training worker offers, in terms that cross the boundary between it and the page. */
import type { Collection } from '../../collection/collection.ts'
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { Layer } from '../../onnx/layers.ts'
import type { Scorer } from '../../systems/system.ts'
import type { TrainingConfig } from '../../training/config/config.ts'
import type { PlanReport, TestReport, TrainingEvent, TrainingOutcome } from '../../training/run/reports.ts'

/** A training in the terms of this collection. */
export interface TrainingTask {
  readonly collection: Collection
  readonly config: TrainingConfig
  /** The chosen first stage's order. */
  readonly order: Rankings
  /** Scores of the systems and first stages that the config names (teacher, mined_by), and of the chosen first stage, one a pair. */
  readonly scores: ReadonlyMap<string, Scores>
  readonly firstStage: string
  /** Whose features are read from the store: the untrained model's recipe. */
  readonly scorer: Scorer
  /** The untrained head, as the scoring worker read it from the model's graph. */
  readonly head: readonly Layer[]
}

/** One run of a grid: what differs from the config, and what it came to. */
export interface GridRun {
  readonly learning_rate: number
  readonly loss: TrainingConfig['loss']
}
export interface GridResult extends GridRun {
  readonly outcome: TrainingOutcome
}

export interface TrainingFace {
  /** What a config comes to, before features are computed. Throws RangeError with a sentence where it comes to nothing. */
  plan(task: Omit<TrainingTask, 'head'>): Promise<PlanReport>
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
  /** Whether a training of this task was interrupted, and after which epoch. */
  interrupted(task: TrainingTask): Promise<number | null>
}
