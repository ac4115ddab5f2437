/** A small grid: the same training once a learning rate and loss, on the same kept features, judged on the validation queries alone. */
import type { GridRun } from '../platform/shared/training-face.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import type { LossConfig } from '../training/config/losses.ts'
import type { TrainingEvent, Validation } from '../training/run/reports.ts'
import type { Finished, Grid, GridRow } from './training.ts'
import { ended, notStarted } from './training-course.ts'

export interface GridChoice {
  readonly learning_rates: readonly number[]
  readonly losses: readonly LossConfig[]
}

/** Every rate with every loss. Throws RangeError where there is nothing to compare. */
export function gridRuns({ learning_rates, losses }: GridChoice): readonly GridRun[] {
  const runs = losses.flatMap((loss) => learning_rates.map((learning_rate) => ({ learning_rate, loss })))
  if (runs.length === 0) throw new RangeError('A grid takes one learning rate and one loss at least.')
  return runs
}

export const gridOf = (config: TrainingConfig, firstStage: string, runs: readonly GridRun[]): Grid => ({ config, firstStage, rows: runs.map((run) => ({ run, epochs: 0, best: null, outcome: null })) })

/** The grid with what one of its runs told last. */
export function withEvent(grid: Grid, at: number, event: TrainingEvent): Grid {
  const row = grid.rows[at]
  return row ? { ...grid, rows: grid.rows.with(at, heard(row, event)) } : grid
}

function heard(row: GridRow, event: TrainingEvent): GridRow {
  switch (event.kind) {
    case 'started':
      return { ...row, best: event.start.untrained }
    case 'moved':
    case 'losses':
      return row
    case 'epoch':
      return { ...row, epochs: event.report.epoch, best: event.report.isBest ? event.report.validation : row.best }
  }
}

/** A grid's run as a training of its own, which can be tested and promoted; null while it has not ended. */
export function taken({ config, firstStage }: Grid, { run, outcome }: GridRow): Finished | null {
  if (!outcome) return null
  const its: TrainingConfig = { ...config, loss: run.loss, optimizer: { ...config.optimizer, learning_rate: run.learning_rate } }
  return { config: its, firstStage, course: ended(notStarted, outcome), outcome, test: null }
}

/** The best of the runs that have ended, by the measure that the config chooses by. */
export function bestRow({ config, rows }: Grid): GridRow | null {
  const by = (best: Validation | null) => best?.[config.optimizer.metric_for_best_model] ?? -Infinity
  return rows.reduce<GridRow | null>((best, row) => (row.outcome !== null && by(row.best) > by(best?.best ?? null) ? row : best), null)
}
