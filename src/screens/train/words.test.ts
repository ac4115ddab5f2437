import { expect, test } from 'vitest'
import { trainingDefaults } from '../../training/config/defaults.ts'
import type { EpochReport, TestMeasure, TestReport, TrainingStart } from '../../training/run/reports.ts'
import { bestEpoch, courseFinding, endOf, lossFinding, planTitle, testFinding, tiny } from './words.ts'

const start: TrainingStart = {
  backend: { kind: 'typescript', device: 'this thread' },
  parameters: 10,
  trained: 10,
  head: '9 → 1',
  gradientError: 1e-6,
  logitError: 0,
  untrained: { loss: 1, 'MRR@10': 0.5, 'nDCG@10': 0.6 },
  stepsPerEpoch: 3,
  epoch: 0,
}
const epoch = (at: number, nDCG: number, isBest: boolean): EpochReport => ({ epoch: at, loss: 1 / at, validation: { loss: 1, 'MRR@10': 0.5, 'nDCG@10': nDCG }, learningRate: 0.001, isBest, seconds: at })

test('the title of a course is what became of the measure that chooses', () => {
  expect(courseFinding(start, [], 'nDCG@10')).toBe('Untrained, nDCG@10 on validation is 0.6000')
  expect(courseFinding(start, [epoch(1, 0.55, false)], 'nDCG@10')).toBe('No epoch is better than the untrained head: nDCG@10 0.6000 on validation')
  const epochs = [epoch(1, 0.61, true), epoch(2, 0.65, true), epoch(3, 0.64, false)]
  expect(courseFinding(start, epochs, 'nDCG@10')).toBe('nDCG@10 on validation rose from 0.6000 to 0.6500, best after epoch 2')
  expect(bestEpoch(epochs)?.epoch).toBe(2)
  expect(lossFinding(epochs)).toBe('Training loss fell from 1.0000 to 0.3333')
})

test('the title of a plan counts lists to train on, and queries that choose and test', () => {
  const part = (queries: number, lists: number) => ({ queries, lists, pairs: 0, positives: 0, withoutPositive: queries - lists, withoutNegative: 0, textless: 0 })
  expect(planTitle({ parts: { train: part(130, 120), validation: part(30, 28), test: part(31, 20) } })).toBe('120 queries train, 30 choose, 31 are kept for the test')
  expect(planTitle({ parts: { train: part(1, 1), validation: part(1, 1), test: part(0, 0) } })).toBe('1 query trains, 1 chooses, none is kept for a test')
})

test('why it ended is said where it is not that all epochs were done', () => {
  const outcome = { start, moved: null, epochs: [epoch(1, 0.61, true)], best: { layers: [], epoch: 1, validation: start.untrained }, seconds: 1 }
  expect(endOf({ ...outcome, stopped: 'epochs' }, trainingDefaults)).toBeNull()
  expect(endOf({ ...outcome, stopped: 'early' }, trainingDefaults)).toBe('Stopped early after 1 epoch: 3 epochs without a better nDCG@10.')
  expect(endOf({ ...outcome, stopped: 'person' }, trainingDefaults)).toContain('Stopped by you')
})

test('a difference is called better or worse only where chance does not explain it', () => {
  const measure = (low: number, high: number): TestMeasure => ({ name: 'nDCG@10', before: 0.6, after: 0.63, low, high, p: 0.04, wins: 2, ties: 0, losses: 1, differences: new Float64Array(3), query: new Uint32Array(3) })
  const report = (isBetter: boolean): TestReport => ({ queries: 3, absent: 0, measures: [], isBetter })
  expect(testFinding(report(true), measure(0.01, 0.05))).toBe('nDCG@10 on 3 test queries: +0.0300, better than chance explains')
  expect(testFinding(report(false), measure(-0.01, 0.05))).toContain('which chance explains as well')
  expect(testFinding(report(false), measure(-0.05, -0.01))).toContain('worse than chance explains')
  expect(testFinding(report(false), { ...measure(0, 0), wins: 0, losses: 0, ties: 3 })).toBe('nDCG@10 is the same on all 3 test queries')
})

test('errors are short', () => {
  expect(tiny(3.14e-6)).toBe('3.1e−6')
  expect(tiny(0)).toBe('0')
})
