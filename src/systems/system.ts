/**
 * A system is the recipe of an ordering: plain serialisable data. Everything about a system (its scores' key, its row in
 * a table, its colour, its file name) hangs on the recipe and nothing else.
 *
 * A scorer's scores do not depend on how deep the list is that it is applied to, so the scores' key is the hash of the
 * `Scorer` alone, and `over` and `depth` only say which pairs it was asked for. Moving the depth therefore rescores nothing.
 */

export type Dtype = 'fp32' | 'fp16' | 'q8' | 'q4'
export type Device = 'webgpu' | 'wasm'

/** What gives one float32 a pair. Another dtype, length, prompt, pooling or kind of window is another scorer. */
export interface Scorer {
  readonly kind: 'cross-encoder' | 'bi-encoder'
  /** The model's id as the person knows it: a Hub id, `embedded/reranker`, or a folder's name. */
  readonly model: string
  /** Commit or content digest: two revisions of a model are two scorers. */
  readonly revision: string
  readonly dtype: Dtype
  /** Most tokens of a pair (cross-encoder) or of a text (bi-encoder), special tokens included. */
  readonly maxLength: number
  /** Bi-encoders only. */
  readonly embedding?: EmbeddingRecipe
  /** Cross-encoders only. Without it a passage that is too long is cut at its end. */
  readonly windows?: Windows
}

/** A passage that is longer than the query leaves room for, in windows that are each scored with the query as a pair. */
export interface Windows {
  /** Tokens that a window shares with the one before it (`stride` in Python's `tokenizers`). */
  readonly stride: number
  /** Which of the windows' scores is the passage's: the best (MaxP), the first (FirstP), or their mean. */
  readonly combine: 'max' | 'first' | 'mean'
}

/** How token vectors become one vector a text. Scores are cosines when normalised, dot products otherwise. */
export interface EmbeddingRecipe {
  readonly pooling: 'mean' | 'cls'
  readonly normalize: boolean
  readonly queryPrompt: string
  readonly passagePrompt: string
}

/** The most common recipe, and what is used where nothing says another. */
export const usualRecipe: EmbeddingRecipe = { pooling: 'mean', normalize: true, queryPrompt: '', passagePrompt: '' }

export type System =
  | { readonly kind: 'first-stage'; readonly run: string }
  | { readonly kind: 'scorer'; readonly scorer: Scorer; readonly over: System; readonly depth: number }
  | Fusion
  | { readonly kind: 'ideal' }

/** Several systems' lists as one. */
export interface Fusion {
  readonly kind: 'fusion'
  readonly systems: readonly System[]
  readonly rule: FusionRule
}

/** How lists become one: by their ranks alone, or by a weight a list over scores that are normalised within each query (src/ranking). */
export type FusionRule =
  | { readonly kind: 'reciprocal-rank'; readonly k: number }
  | { readonly kind: 'interpolation'; readonly normalisation: 'min-max' | 'max' | 'sum' | 'zmuv' | 'rank' | 'borda'; readonly weights: readonly number[] }
