import { expect, test } from 'vitest'
import { trainingDefaults } from '../training/config/defaults.ts'
import { lossDefaults } from '../training/config/loss-defaults.ts'
import type { TrainingOutcome, TrainingStart, Validation } from '../training/run/reports.ts'
import { bestRow, gridOf, gridRuns, taken, withEvent } from './training-grid.ts'

const reached = (nDCG: number): Validation => ({ loss: 1, 'MRR@10': 1 - nDCG, 'nDCG@10': nDCG })
const start: TrainingStart = { backend: { kind: 'typescript', device: '' }, parameters: 1, trained: 1, head: '', gradientError: 0, logitError: 0, untrained: reached(0.5), stepsPerEpoch: 1, epoch: 0 }
const outcome = (nDCG: number): TrainingOutcome => ({ stopped: 'epochs', start, moved: null, epochs: [], best: { layers: [], epoch: 1, validation: reached(nDCG) }, seconds: 1 })
const runs = gridRuns({ learning_rates: [0.001, 0.01], losses: [lossDefaults.Lambda, lossDefaults.ListNet] })

test('a grid is every rate with every loss', () => {
  expect(runs.map(({ learning_rate, loss }) => `${loss.name} ${learning_rate}`)).toEqual(['Lambda 0.001', 'Lambda 0.01', 'ListNet 0.001', 'ListNet 0.01'])
  expect(() => gridRuns({ learning_rates: [], losses: [lossDefaults.MSE] })).toThrow(RangeError)
})

test('a run is followed by its place; its best is that of its best epoch', () => {
  const report = { epoch: 1, loss: 1, validation: reached(0.6), learningRate: 0.001, isBest: true, seconds: 1 }
  const grid = [
    { kind: 'started', start } as const,
    { kind: 'epoch', report } as const,
    { kind: 'epoch', report: { ...report, epoch: 2, validation: reached(0.55), isBest: false } } as const,
  ].reduce((before, event) => withEvent(before, 2, event), gridOf(trainingDefaults, 'BM25', runs))
  expect(grid.rows[2]).toEqual({ run: runs[2], epochs: 2, best: reached(0.6), outcome: null })
  expect(grid.rows[1]?.best).toBeNull()
  expect(withEvent(grid, 9, { kind: 'started', start })).toEqual(grid)
})

test('the best run is the best by the measure that chooses, and it can be taken as a training of its own', () => {
  const rows = runs.map((run, at) => ({ run, epochs: 1, best: reached([0.5, 0.7, 0.6, 0.9][at] ?? 0), outcome: at < 3 ? outcome([0.5, 0.7, 0.6][at] ?? 0) : null }))
  const grid = { config: trainingDefaults, firstStage: 'BM25', rows }
  expect(bestRow(grid)).toBe(rows[1])
  const byMrr = { ...trainingDefaults, optimizer: { ...trainingDefaults.optimizer, metric_for_best_model: 'MRR@10' as const } }
  expect(bestRow({ ...grid, config: byMrr })).toBe(rows[0])
  const [first, second, third, last] = rows
  if (!first || !second || !third || !last) throw new Error('four runs')
  expect(taken(grid, last)).toBeNull()
  expect(taken(grid, third)).toMatchObject({ config: { loss: lossDefaults.ListNet, optimizer: { learning_rate: 0.001 } }, outcome: third.outcome, test: null })
})
