/** What reranking services and libraries are asked: a query and its passages, in the retriever's order. */
import { queryOf, takeCandidates } from './candidates.ts'
import { listOf, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { listed } from './labelled.ts'

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

/** Cohere, and those who speak as it does: Jina, vLLM, Voyage, Pinecone. */
export const cohere = request('Cohere request', 'documents', 'text or {"text"}')
export const mixedbread = request('mixedbread, Elastic request', 'input', 'text or {"text"}')
export const flashRank = request('FlashRank', 'passages', '{"id", "text", "meta"}')
export const textEmbeddingsInference = request('Text Embeddings Inference request', 'texts', 'text')

/** vLLM's score API: one text against several. */
export const vllmScore: RecordFormat = {
  name: 'vLLM score request',
  kind: 'candidates',
  shape: 'records',
  expected: '{"text_1": text, "text_2": [texts]}',
  matches: (record) => typeof record['text_1'] === 'string' && Object.hasOwn(record, 'text_2'),
  read(record, at) {
    takeCandidates(listed(record['text_2']), queryOf(record, queryText(record['text_1']), at), at)
  },
}
