/** A head as training sees it: what stays, what moves, and what only bends the logits. */
import { runLayers, type Layer } from '../../onnx/layers.ts'
import type { TrainingConfig } from '../config/config.ts'
import type { FeatureRows } from './feature-rows.ts'

export interface HeadParts {
  /** Layers that stay as they are, and are run once over all features. */
  readonly frozen: readonly Layer[]
  /** First to last dense layer of what is trained; the last gives the logits. */
  readonly trained: readonly Layer[]
  /** Activations behind the logits, which losses do not see: all of them keep the order. */
  readonly trailing: readonly Layer[]
}

export function partHead(layers: readonly Layer[], train: TrainingConfig['train']): HeadParts {
  const last = layers.findLastIndex(({ kind }) => kind === 'dense')
  if (last < 0) throw new RangeError('This head has no dense layer, so there is nothing to train.')
  const from = train === 'last-layer' ? last : 0
  return { frozen: layers.slice(0, from), trained: layers.slice(from, last + 1), trailing: layers.slice(last + 1) }
}

export const wholeHead = ({ frozen, trailing }: HeadParts, trained: readonly Layer[]): readonly Layer[] => [...frozen, ...trained, ...trailing]

/** What the trained layers start from: the features, or what the frozen layers make of them. */
export function throughFrozen({ frozen }: HeadParts, features: FeatureRows): FeatureRows {
  return frozen.length === 0 ? features : { ...runLayers(frozen, features), rowOf: features.rowOf }
}

/** How many numbers layers hold. */
export function parametersOf(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => (layer.kind === 'activation' ? sum : sum + layer.weight.length + (layer.bias?.length ?? 0)), 0)
}
