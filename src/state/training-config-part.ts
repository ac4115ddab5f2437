/** A kept config, checked when it is read. */
import type { TrainingConfig } from '../training/config/config.ts'
import { trainingDefaults } from '../training/config/defaults.ts'
import { configReader } from '../training/config/schema.ts'

/** A value as a config; null where any of it is not one. */
export function configIn(value: unknown): TrainingConfig | null {
  let isWhole = true
  const config = configReader(value, trainingDefaults, [], () => void (isWhole = false))
  return isWhole ? config : null
}
