import { expect, test } from 'vitest'
import type { EpochReport, TrainingEvent, TrainingStart } from '../training/run/reports.ts'
import { ended, followed, MOST_POINTS, notStarted } from './training-course.ts'

const validation = { loss: 1, 'MRR@10': 0.5, 'nDCG@10': 0.6 }
const start: TrainingStart = { backend: { kind: 'typescript', device: '' }, parameters: 1, trained: 1, head: '', gradientError: 0, logitError: 0, untrained: validation, stepsPerEpoch: 2, epoch: 0 }
const epoch = (at: number): EpochReport => ({ epoch: at, loss: 1 / at, validation, learningRate: 0, isBest: false, seconds: at })
const losses = (step: number, ...values: number[]): TrainingEvent => ({ kind: 'losses', step, every: 1, losses: values })
const follow = (...events: TrainingEvent[]) => events.reduce(followed, notStarted)

test('a course is what was told, in order', () => {
  const course = follow({ kind: 'started', start }, losses(0, 4, 3), { kind: 'epoch', report: epoch(1) }, losses(2, 2), losses(3, 1), { kind: 'epoch', report: epoch(2) })
  expect(course.start).toBe(start)
  expect(course.losses).toEqual([4, 3, 2, 1].map((loss, step) => ({ step, loss })))
  expect(course.epochs.map((each) => each.epoch)).toEqual([1, 2])
})

test('what is told again takes the former’s place: after a lost device a training goes on from its last epoch', () => {
  const move = { from: { kind: 'webgpu', device: 'a GPU' }, to: { kind: 'typescript', device: '' }, epoch: 1, reason: 'lost' } as const
  const course = follow({ kind: 'started', start }, losses(0, 4, 3), { kind: 'epoch', report: epoch(1) }, losses(2, 9), { kind: 'moved', move }, losses(2, 2, 1), { kind: 'epoch', report: { ...epoch(2), loss: 7 } }, {
    kind: 'epoch',
    report: epoch(2),
  })
  expect(course.moved).toEqual(move)
  expect(course.losses.map(({ loss }) => loss)).toEqual([4, 3, 2, 1])
  expect(course.epochs.map(({ loss }) => loss)).toEqual([1, 0.5])
})

test('a second start begins anew', () => {
  expect(follow({ kind: 'started', start }, losses(0, 1), { kind: 'started', start }).losses).toEqual([])
})

test('a long course keeps no more points than a chart can show, its first and its stride', () => {
  const course = follow(...Array.from({ length: 50 }, (_, at) => losses(at * 100, ...Array.from({ length: 100 }, (__, step) => at * 100 + step))))
  expect(course.losses.length).toBeLessThanOrEqual(MOST_POINTS)
  expect(course.losses.length).toBeGreaterThan(MOST_POINTS / 4)
  expect(course.losses[0]).toEqual({ step: 0, loss: 0 })
  for (const { step, loss } of course.losses) expect(loss).toBe(step)
})

test('the outcome has the last word on epochs', () => {
  const course = ended(follow({ kind: 'started', start }, losses(0, 1)), { stopped: 'early', start, moved: null, epochs: [epoch(1)], best: { layers: [], epoch: 0, validation }, seconds: 1 })
  expect(course).toEqual({ start, moved: null, losses: [{ step: 0, loss: 1 }], epochs: [epoch(1)] })
})
