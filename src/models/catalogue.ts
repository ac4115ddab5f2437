/**
 * Facts about models that people will pick, as their cards and docs give them. Only facts that are known before a file
 * is read: what a repository really holds is asked of its listing, and the limits that count are read from its files.
 */
import { usualRecipe, type EmbeddingRecipe } from '../systems/system.ts'
import { crossEncoders } from './catalogue-cross-encoders.ts'
import { embeddedPair } from './catalogue-embedded.ts'
import type { CatalogueModel, Fact, Figure } from './catalogue-model.ts'

export type { CatalogueModel, Fact, Figure }

const small = { kind: 'bi-encoder', languages: 'English', limit: 512, figures: [], notes: [] } as const

/** The embedded pair first, then what is on the Hub. */
export const catalogue: readonly CatalogueModel[] = [
  ...embeddedPair,
  ...crossEncoders,
  {
    ...small, id: 'Xenova/all-MiniLM-L6-v2', original: 'sentence-transformers/all-MiniLM-L6-v2', parameters: 22.7e6, architecture: 'BERT, 6 layers, 384 wide', licence: 'Apache-2.0',
    limit: 256, embedding: usualRecipe,
  },
  {
    ...small, id: 'Xenova/bge-small-en-v1.5', original: 'BAAI/bge-small-en-v1.5', parameters: 33.4e6, architecture: 'BERT, 384 wide', licence: 'MIT',
    embedding: { ...usualRecipe, pooling: 'cls', queryPrompt: 'Represent this sentence for searching relevant passages: ' },
  },
  {
    ...small, id: 'Xenova/e5-small-v2', original: 'intfloat/e5-small-v2', parameters: 33.4e6, architecture: 'BERT, 384 wide', licence: 'MIT',
    embedding: { ...usualRecipe, queryPrompt: 'query: ', passagePrompt: 'passage: ' },
  },
  { ...small, id: 'Xenova/gte-small', original: 'thenlper/gte-small', parameters: 33.4e6, architecture: 'BERT, 384 wide', licence: 'MIT', embedding: usualRecipe },
]

/** The recipe of a known bi-encoder, by the last part of its id: conversions keep the name and change the owner. */
export function knownEmbedding(id: string): EmbeddingRecipe | undefined {
  const name = nameOf(id)
  return catalogue.find((model) => model.embedding !== undefined && nameOf(model.id) === name)?.embedding
}

const nameOf = (id: string) => (id.split('/').at(-1) ?? id).toLowerCase().replace(/@.*$/, '').replace(/-onnx$/, '')
