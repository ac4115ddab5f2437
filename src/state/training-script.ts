/** Training from a script: one call from a config to a head and, if it is asked for, the test. */
import type { TrainingConfig } from '../training/config/config.ts'
import { configReader } from '../training/config/schema.ts'
import type { TestReport, TrainingOutcome } from '../training/run/reports.ts'
import { configNow, takeConfig } from './training-config.ts'
import { openTest, train } from './training-run.ts'
import { useTraining } from './training.ts'
import { promote } from './tuned.ts'

/** A config of which anything may be left out, at any depth: it is then as on screen. */
export type ConfigLike = DeepPartial<TrainingConfig>
type DeepPartial<T> = { readonly [Key in keyof T]?: T[Key] extends object ? DeepPartial<T[Key]> : T[Key] }

export interface TrainingResult {
  /** With everything that was left out. */
  readonly config: TrainingConfig
  readonly outcome: TrainingOutcome
  /** Null where the test was not asked for. */
  readonly test: TestReport | null
}

/**
 * Trains by a config, whose missing parts are as on screen, where it then stands. Computes the features that are missing
 * first. With `test` the test part is opened at the end. Rejects with a sentence where the config has a key or a value
 * that it cannot have, comes to nothing, or the training was given up.
 */
export async function trainFromScript(config: ConfigLike = {}, { test = false }: { readonly test?: boolean } = {}): Promise<TrainingResult> {
  const wrong: string[] = []
  const whole = configReader(config, configNow(), [], (at, message) => wrong.push(`${at.join('.')}: ${message}`))
  if (wrong.length > 0) throw new RangeError(wrong.join(' '))
  takeConfig(whole)
  const finished = await train(whole)
  if (!finished) throw new Error('The training was given up before it began: features were cancelled, or the collection was closed.')
  return { config: finished.config, outcome: finished.outcome, test: test ? await openTest() : null }
}

/** Makes a model `tuned/NAME` of the head that was trained last, and resolves with its id; its scores then stand beside the others. Throws where there is none, or the name is taken. */
export async function promoteFromScript(name: string): Promise<string> {
  const { finished } = useTraining.getState()
  if (!finished) throw new Error('There is no trained head to promote yet: call train() first.')
  const { config, outcome, test } = finished
  return promote({ name, base: config.model.id, layers: outcome.best.layers, config, outcome, test })
}
