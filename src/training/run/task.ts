/** A training in the terms of a collection: what the worker is given, and plans, trains, tests and scores by. */
import type { Collection } from '../../collection/collection.ts'
import type { Layer } from '../../onnx/layers.ts'
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { Scorer } from '../../systems/system.ts'
import type { TrainingConfig } from '../config/config.ts'

/** What is known before the head is read. */
export interface PlannedTask {
  readonly collection: Collection
  readonly config: TrainingConfig
  /** The chosen first stage's order. */
  readonly order: Rankings
  /** Scores of the systems and first stages that the config names, and of the chosen first stage, one a pair. */
  readonly scores: ReadonlyMap<string, Scores>
  readonly firstStage: string
  /** Whose features are read: the untrained model's recipe. */
  readonly scorer: Scorer
}

export interface Task extends PlannedTask {
  /** The untrained head. */
  readonly head: readonly Layer[]
}

/** A system's scores by its name. Throws RangeError where the task brought none. */
export function scoresOf({ scores }: PlannedTask, name: string, use: string): Scores {
  const found = scores.get(name)
  if (found === undefined) throw new RangeError(`The config takes “${name}” ${use}, and there are no scores of that name; there are ${[...scores.keys()].join(', ')}.`)
  return found
}
