/**
 * The one interface that every kind of model stands behind: it is given pairs and gives a float32 for each. The engine
 * knows nothing else of a model, so late interaction or a generative reranker is one more file that implements it.
 */
import type { BatchLimits } from './batches.ts'

/** A pair to score: its row in the collection's candidates, and the rows of its two texts. */
export interface Pair {
  readonly row: number
  readonly query: number
  readonly passage: number
}

/** Where texts come from: a collection's columns, or the fixed texts of the known-answer check. */
export interface PairTexts {
  query(row: number): string
  passage(row: number): string
}

export interface PairScores {
  /** One a pair, in the order given. Logits of a cross-encoder, cosines (or dot products) of a bi-encoder. */
  readonly scores: Float32Array
  /** Of a job that wants them: what the head made the scores of, row-major [pairs, width]. */
  readonly features?: Float32Array
  /** Tokens that were run, padding left out. What came from a cache costs none. */
  readonly tokens: number
  /** Tokens of padding that were run beside them. */
  readonly padding: number
}

/** Bound to one session of one model. */
export interface PairScorer {
  /** Splits pairs into batches within the limits that are each run whole, similar lengths together. Encodes what was not encoded before. */
  cut(pairs: readonly Pair[], limits: BatchLimits): Pair[][]
  /** Runs one batch, or any part of one, at once; only a pair that is itself longer than a run takes several. Rejects where the session does; the scores may hold NaN where the model says so. */
  score(pairs: readonly Pair[], limits: BatchLimits): Promise<PairScores>
}
