/** What reranking services and libraries are asked: a query and its passages, in the retriever's order. */
import { queryOf, takeCandidates } from './candidates.ts'
import { listOf, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'

const request = (name: string, key: string, passage: string): RecordFormat => ({
  name,
  kind: 'candidates',
  shape: 'records',
  expected: `{"query", "${key}": [${passage}]}`,
  matches: (record) => Object.hasOwn(record, 'query') && Array.isArray(record[key]),
  read(record, at) {
    const passages = listOf(record[key], key)
    takeCandidates(passages, queryOf(record, queryText(record['query']), at), at)
  },
})

/** Cohere, and those who speak as it does: Jina, vLLM, Voyage, Pinecone, mixedbread. */
export const cohere = request('Cohere request', 'documents', 'text or {"text"}')
export const flashRank = request('FlashRank', 'passages', '{"id", "text", "meta"}')
export const textEmbeddingsInference = request('Text Embeddings Inference request', 'texts', 'text')
