/** A model as the app knows it after looking into its files: enough to list it, choose a dtype, encode for it and score with it. */
import type { Dtype, EmbeddingRecipe } from '../systems/system.ts'

export interface ModelInfo {
  /** Hub id, `embedded/reranker`, or the folder's name. Unique among the loaded models. */
  readonly id: string
  readonly kind: 'cross-encoder' | 'bi-encoder'
  readonly source: 'embedded' | 'hub' | 'folder'
  /** Of a model that is another's with a trained head: that one's id. */
  readonly base?: string
  /** Commit of a Hub model; digest of all bytes of a folder, since a tuned head changes a few kilobytes of ninety megabytes. */
  readonly revision: string
  readonly architecture: string
  /** Tokens, special ones included: the smaller of what tokenizer, modules and position table allow. */
  readonly maxLength: number
  /** The graphs that it has, best known first; bytes include external data. */
  readonly graphs: readonly GraphFile[]
  /** Bi-encoders: as the model's config says; editable. */
  readonly embedding: EmbeddingRecipe | null
}

export interface GraphFile {
  readonly dtype: Dtype
  readonly path: string
  readonly external: readonly string[]
  readonly bytes: number
}

/** Where a model's files come from. Missing files are `undefined` from `has`, and a ModelError from `read`. */
export interface ModelFiles {
  readonly id: string
  readonly source: ModelInfo['source']
  readonly base?: string
  readonly revision: string
  /** All paths with sizes in bytes. */
  readonly listing: ReadonlyMap<string, number>
  /** The whole file, in memory that is the caller's from here on. `onBytes` is told of progress (received of total). Throws ModelError. */
  read(path: string, options?: { signal?: AbortSignal; onBytes?: (received: number, total: number) => void }): Promise<Uint8Array>
}

/** Something about a model that a person can act on: which part is missing or wrong, and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}
