/** What the catalogue says of a model. */
import type { EmbeddingRecipe } from '../systems/system.ts'

export interface CatalogueModel {
  /** What `addModel` takes: a repository that is known or likely to carry ONNX files, or an embedded model. */
  readonly id: string
  /** The repository that the model was published in, where `id` is a conversion of it. */
  readonly original?: string
  readonly kind: 'cross-encoder' | 'bi-encoder'
  /** How many numbers it has; null where the card does not say. */
  readonly parameters: number | null
  readonly architecture: string
  readonly licence: string
  readonly languages: string
  /** Tokens. */
  readonly limit: number
  readonly figures: readonly Figure[]
  readonly notes: readonly string[]
  /** What its model card tells: the embedded models'. */
  readonly card?: readonly Fact[]
  /** Of a bi-encoder whose conversions may come without modules.json. */
  readonly embedding?: EmbeddingRecipe
}

/** A published result: comparable only with others of the same measure and source. */
export interface Figure {
  readonly measure: string
  readonly value: number
  /** The middle 95 % over resampled queries. */
  readonly interval?: readonly [low: number, high: number]
  readonly source: string
}

/** A point of a model card: `Limits`, and what they are. */
export interface Fact {
  readonly name: string
  readonly text: string
}
