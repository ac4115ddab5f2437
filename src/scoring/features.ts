/**
 * Features: what a cross-encoder's head starts from, one vector a pair (the CLS or pooled vector, src/onnx/head.ts). They are
 * computed with the scores in one forward pass and kept, so that training a head costs no further one.
 */
import type { Scorer } from '../systems/system.ts'

/** Vectors by passage key of one query and scorer, kept like scores: appended batch by batch. */
export interface FeatureStore {
  /** All that is kept for a query, by passage key (kept-scores.ts). */
  read(scorer: Scorer, query: string): Promise<Map<string, Float32Array>>
  /** The keys alone. */
  has(scorer: Scorer, query: string): Promise<Set<string>>
  /** `features` is row-major [passages, width]. */
  append(scorer: Scorer, query: string, passages: readonly string[], features: Float32Array): Promise<void>
  /** Bytes and pairs kept, by scorer key. */
  holdings(): Promise<readonly { readonly key: string; readonly scorer: Scorer; readonly pairs: number; readonly bytes: number }[]>
  /** Forgets one scorer's features by its key, or all. */
  clear(scorer?: string): Promise<void>
}
