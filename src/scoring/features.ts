/**
 * Features: what a cross-encoder's head starts from, one vector a pair (the CLS or pooled vector, src/onnx/head.ts). They are
 * computed with the scores in one forward pass and kept, so that training a head costs no further one.
 */
import type { Scorer } from '../systems/system.ts'

/**
 * Vectors by passage key of one query and scorer, kept like scores: appended batch by batch. Nothing in it is forgotten
 * but by `clear`. A vector of NaN stands for a pair that failed alone.
 */
export interface FeatureStore {
  /** All that is kept for a query, by passage key (kept-scores.ts). */
  read(scorer: Scorer, query: string): Promise<Map<string, Float32Array>>
  /** The keys alone. */
  has(scorer: Scorer, query: string): Promise<Set<string>>
  /** `features` is row-major [passages, width], one width a scorer. What is kept already stays as it is. Rejects where the disk is full. */
  append(scorer: Scorer, query: string, passages: readonly string[], features: Float32Array): Promise<void>
  holdings(): Promise<readonly KeptFeatures[]>
  /** Forgets one scorer's features by its key, or all. */
  clear(scorer?: string): Promise<void>
}

/** What the features of one scorer take. */
export interface KeptFeatures {
  readonly key: string
  readonly scorer: Scorer
  readonly width: number
  readonly pairs: number
  readonly bytes: number
}

/** 8 bytes of key a pair, and its vector in float32. */
export const bytesOfFeatures = (pairs: number, width: number): number => pairs * (8 + 4 * width)
