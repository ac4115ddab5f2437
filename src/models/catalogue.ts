/** Facts about public models that people will pick, as their cards give them; figures with where they come from. */
import type { EmbeddingRecipe } from '../systems/system.ts'

/** The recipe of a known bi-encoder, by the last part of its id: conversions keep the name and change the owner. */
export function knownEmbedding(id: string): EmbeddingRecipe | undefined {
  return embeddings[id.split('/').at(-1)?.toLowerCase() ?? '']
}

const mean: EmbeddingRecipe = { pooling: 'mean', normalize: true, queryPrompt: '', passagePrompt: '' }
const embeddings: { readonly [name: string]: EmbeddingRecipe } = {
  'all-minilm-l6-v2': mean,
  'bge-small-en-v1.5': { ...mean, pooling: 'cls', queryPrompt: 'Represent this sentence for searching relevant passages: ' },
  'e5-small-v2': { ...mean, queryPrompt: 'query: ', passagePrompt: 'passage: ' },
  'gte-small': mean,
}
