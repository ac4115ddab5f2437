import type { FloatTensor, TokenBatch } from './ports.ts'

/**
 * One label: its logit. Two labels (not relevant, relevant): the log-odds `logit[1] - logit[0]`, whose sigmoid is the
 * softmax probability of the second label. sentence-transformers' `rank` refuses such models; its users rank by that
 * probability, and the log-odds give its order without its rounding near 1.
 * Throws where the output is not [rows, 1], [rows] or [rows, 2].
 */
export function labelLogits({ dims, data }: FloatTensor, { rows }: Pick<TokenBatch, 'rows'>): Float32Array {
  const labels = data.length / rows
  if (labels === 1) return data
  if (labels === 2) return Float32Array.from({ length: rows }, (_, row) => (data[2 * row + 1] as number) - (data[2 * row] as number))
  throw new Error(`The graph gave an output of shape [${dims.join(', ')}] for ${rows} pairs; a reranker gives one or two logits a pair`)
}
