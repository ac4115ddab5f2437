import type { TrainingConfig } from '../../training/config/config.ts'

/** What every group of the form is given. */
export interface FieldProps {
  readonly config: TrainingConfig
  readonly disabled: boolean
  /** Changes the config; what is left out stays. */
  onChange(change: Partial<TrainingConfig>): void
}
