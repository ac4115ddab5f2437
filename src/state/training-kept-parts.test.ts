import { expect, test } from 'vitest'
import { trainingDefaults } from '../training/config/defaults.ts'
import type { TrainingStart } from '../training/run/reports.ts'
import { keptTrainingIn, type KeptTraining } from './training-kept-parts.ts'

const validation = { loss: 1, 'MRR@10': NaN, 'nDCG@10': 0.6 }
const start: TrainingStart = { backend: { kind: 'webgpu', device: 'a GPU' }, parameters: 3, trained: 3, head: '2 → 1', gradientError: 1e-6, logitError: NaN, untrained: validation, stepsPerEpoch: 2, epoch: 0 }
const epochs = [{ epoch: 1, loss: 0.5, validation, learningRate: 0.001, isBest: true, seconds: 1 }]
const layers = [{ kind: 'dense', weight: Float32Array.of(1, 2), bias: Float32Array.of(3) } as const, { kind: 'activation', activation: 'tanh' } as const, { kind: 'layer-norm', epsilon: 1e-5, weight: Float32Array.of(1), bias: undefined } as const]
const measure = { name: 'nDCG@10', before: 0.5, after: 0.6, low: NaN, high: NaN, p: 1, wins: 1, ties: 0, losses: 0, differences: Float64Array.of(0.1), query: Uint32Array.of(7) }
const kept: KeptTraining = {
  finished: {
    config: trainingDefaults,
    firstStage: 'BM25',
    course: { start, moved: null, losses: [{ step: 0, loss: 1 }], epochs },
    outcome: { stopped: 'diverged', start, moved: null, epochs, best: { layers, epoch: 1, validation }, seconds: 2 },
    test: { queries: 1, absent: 0, measures: [measure], isBetter: false },
  },
  opened: 1,
}

test('what was kept comes back as it was, through a structured clone', () => {
  expect(keptTrainingIn(structuredClone(kept))).toEqual(kept)
  expect(keptTrainingIn(structuredClone({ ...kept, finished: { ...kept.finished, test: null } }))?.finished.test).toBeNull()
})

/** Changes what lies at a path. */
function tampered(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(kept)
  const keys = path.split('.')
  let at = copy as Record<string, unknown>
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[keys.at(-1) ?? ''] = value
  return copy
}

test.each<[string, unknown]>([
  ['opened', -1],
  ['finished.config.optimizer.learning_rate', 'fast'],
  ['finished.config.extra', 1],
  ['finished.firstStage', null],
  ['finished.course.losses.0.step', 0.5],
  ['finished.course.start.backend.kind', 'cuda'],
  ['finished.outcome.stopped', 'crashed'],
  ['finished.outcome.best.layers', []],
  ['finished.outcome.best.layers.0.weight', Float32Array.of(NaN)],
  ['finished.outcome.best.layers.0.weight', [1, 2]],
  ['finished.outcome.best.layers.1.activation', 'alert'],
  ['finished.outcome.best.layers.2.epsilon', undefined],
  ['finished.outcome.epochs.0.validation', null],
  ['finished.test.measures.0.query', Uint32Array.of(1, 2)],
  ['finished.test.measures.0.before', NaN],
  ['finished.test.isBetter', 'yes'],
])('what is not as it would have been written is as if it were not there: %s', (path, value) => expect(keptTrainingIn(tampered(path, value))).toBeNull())

test('nor is anything else a training', () => {
  for (const value of [null, undefined, 1, 'training', [], {}, { finished: null, opened: 0 }]) expect(keptTrainingIn(value)).toBeNull()
})
