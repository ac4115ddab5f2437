/** Scores made of features: the head's arithmetic, which is small, in plain TypeScript. */
import { labelLogits } from './label-logits.ts'
import type { PairScores } from './pair-scorer.ts'
import type { FloatTensor, TokenBatch } from './ports.ts'
import type { TrainableHead } from '../models/trainable-head.ts'
import { runLayers, type Layer } from '../onnx/layers.ts'

/** A batch's features out of what its session gave, and their scores. */
export function scoredFeatures(head: TrainableHead, tensor: FloatTensor, batch: TokenBatch): Pick<PairScores, 'scores' | 'features'> {
  const features = head.vectors(tensor, batch)
  return { scores: scoresOf(head.layers, features, head.width), features }
}

/**
 * What a head makes of features, row-major [pairs, width]: a float32 a pair, of two labels the log-odds. NaN where a
 * feature is not a finite number, whatever an activation would make of it. Throws OnnxError where the widths differ.
 */
export function scoresOf(layers: readonly Layer[], features: Float32Array, width: number): Float32Array {
  const rows = features.length / width
  const out = runLayers(layers, { width, data: features })
  const scores = labelLogits({ dims: [rows, out.width], data: out.data }, { rows })
  return scores.map((score, row) => (features.subarray(row * width, (row + 1) * width).every(Number.isFinite) ? score : NaN))
}
