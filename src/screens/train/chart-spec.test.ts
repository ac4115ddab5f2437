import { expect, test } from 'vitest'
import type { Course } from '../../state/training-course.ts'
import type { EpochReport, TrainingStart } from '../../training/run/reports.ts'
import { lossChart, measureChart } from './chart-spec.ts'

const start: TrainingStart = { backend: { kind: 'typescript', device: '' }, parameters: 1, trained: 1, head: '', gradientError: 0, logitError: 0, untrained: { loss: 3, 'MRR@10': 0.4, 'nDCG@10': 0.5 }, stepsPerEpoch: 2, epoch: 0 }
const epoch = (at: number, nDCG: number, isBest: boolean): EpochReport => ({ epoch: at, loss: 1, validation: { loss: 2, 'MRR@10': 0.4, 'nDCG@10': nDCG }, learningRate: 0, isBest, seconds: 0 })
const course: Course = { start, moved: null, losses: [{ step: 0, loss: 4 }, { step: 1, loss: 3 }], epochs: [epoch(1, 0.6, true), epoch(2, 0.55, false)] }

test('a loss stands where its step ends, an epoch’s where the epoch ends, and the untrained head’s at 0', () => {
  const [steps, means, validation] = lossChart(course, 10).series
  expect(steps?.points).toEqual([{ x: 1, y: 4 }, { x: 2, y: 3 }])
  expect(means?.points.map(({ x }) => x)).toEqual([2, 4])
  expect(validation?.points.map(({ x, y }) => [x, y])).toEqual([[0, 3], [2, 2], [4, 2]])
  expect(lossChart(course, 10).end).toBe(20)
})

test('measures stand against the untrained head, and the kept epoch is marked', () => {
  const chart = measureChart(course, 0, 'nDCG@10')
  expect(chart.series.map(({ name, baseline }) => [name, baseline])).toEqual([['nDCG@10', 0.5], ['MRR@10', 0.4]])
  expect(chart.marked).toEqual({ x: 1, y: 0.6, text: 'best' })
  expect(measureChart({ ...course, epochs: [epoch(1, 0.4, false)] }, 0, 'nDCG@10').marked).toBeNull()
})

test('before anything is told there is nothing to draw', () => {
  expect(measureChart({ start: null, epochs: [] }, 5, 'MRR@10').series.every(({ points, baseline }) => points.length === 0 && baseline === undefined)).toBe(true)
})
