/** A promoted head with plain numbers, for tests and scripts that need one whatever it was trained on. */
import type { Layer } from '../../onnx/layers.ts'
import type { KeptHead, ScoredPair } from '../take-home/kept-head.ts'
import { trainingDefaults } from '../config/defaults.ts'

interface Sketch {
  readonly base: KeptHead['base']
  readonly layers: readonly Layer[]
  readonly dtype: 'fp32' | 'fp16'
  readonly maxLength: number
  readonly examples: readonly ScoredPair[]
}

export function keptHead({ base, layers, dtype, maxLength, examples }: Sketch): KeptHead {
  const validation = (value: number) => ({ loss: 1 - value, 'MRR@10': value, 'nDCG@10': value })
  const part = { queries: 40, lists: 36, pairs: 720, positives: 90, withoutPositive: 4, withoutNegative: 0, textless: 0 }
  return {
    id: 'tuned/changed',
    base,
    layers,
    config: { ...trainingDefaults, model: { id: base.id, revision: base.revision, dtype, max_length: maxLength } },
    outcome: {
      stopped: 'epochs',
      start: { backend: { kind: 'typescript', device: 'JavaScript' }, parameters: 148_225, trained: 148_225, head: '384 → 384 tanh → 1', gradientError: 1e-9, logitError: 1e-6, untrained: validation(0.31), stepsPerEpoch: 10, epoch: 0 },
      moved: null,
      epochs: [{ epoch: 1, loss: 0.6, validation: validation(0.33), learningRate: 1e-3, isBest: true, seconds: 1.5 }],
      best: { epoch: 1, validation: validation(0.33) },
      seconds: 1.5,
    },
    test: {
      queries: 2,
      absent: 0,
      isBetter: true,
      measures: [{ name: 'nDCG@10', before: 0.31, after: 0.33, low: 0.004, high: 0.037, p: 0.01, wins: 2, ties: 0, losses: 0, differences: Float64Array.of(0.01, 0.03), query: Uint32Array.of(0, 1) }],
    },
    collection: { name: 'a | b.jsonl', fingerprint: '0' },
    parts: { train: part, validation: part, test: part },
    examples,
    promotedAt: Date.UTC(2026, 0, 2),
  }
}

/** The head with its numbers moved a little: as training leaves it. */
export function nudged(layers: readonly Layer[], seed: number): Layer[] {
  let state = seed
  const move = (value: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.fround(value + 0.1 * (state / 2 ** 32 - 0.5))
  }
  return layers.map((layer) => (layer.kind === 'activation' ? layer : { ...layer, weight: layer.weight.map(move), bias: layer.bias?.map(move) }))
}
