/** What reranking services and libraries are asked: a query and its passages, in the retriever's order. */
import { Refusal } from '../findings.ts'
import { queryOf, readCandidate, takeCandidates, type ReadCandidate } from './candidates.ts'
import { isObject, listOf, queryText } from './fields.ts'
import type { JsonObject, Place, RecordFormat } from './format.ts'
import { isListed, listed } from './labelled.ts'

const request = (name: string, key: string, passage: string): RecordFormat => ({
  name,
  kind: 'candidates',
  shape: 'records',
  expected: `{"query", "${key}": [${passage}]}`,
  matches: (record) => Object.hasOwn(record, 'query') && Array.isArray(record[key]),
  read(record, at) {
    const passages = listOf(record[key], key)
    const fields = record['rank_fields']
    const read = Array.isArray(fields) ? (value: unknown) => readCandidate(ofFields(value, fields)) : readCandidate
    takeRequested(passages, queryOf(record, queryText(record['query']), at), at, read)
  },
})

/**
 * Without a score, a document's rank is its place in the request: an answer names it by that, whatever was refused before it. Of a
 * query that is asked in several requests, each one's documents stand behind those of the ones before.
 */
function takeRequested(documents: readonly unknown[], query: number, at: Place, read: (value: unknown) => ReadCandidate = readCandidate): void {
  const before = at.draft.requested.get(query) ?? 0
  at.draft.requested.set(query, before + documents.length)
  takeCandidates(documents, query, at, (document, index) => {
    const candidate = read(document)
    return Number.isNaN(candidate.score) && Number.isNaN(candidate.rank) ? { ...candidate, rank: before + index + 1 } : candidate
  })
}

/** A document with the fields that it is to be ranked by as its text. */
function ofFields(document: unknown, fields: readonly unknown[]): unknown {
  if (!isObject(document)) return document
  const texts = fields.flatMap((field) => (typeof field === 'string' && typeof document[field] === 'string' ? [document[field]] : []))
  return texts.length === 0 ? document : { ...document, title: undefined, text: texts.join(' ') }
}

/** Cohere, and those who speak as it does: Jina, vLLM, Voyage, Pinecone. */
export const cohere = request('Cohere request', 'documents', 'text or {"text"}')
export const mixedbread = request('mixedbread, Elastic request', 'input', 'text or {"text"}')
export const flashRank = request('FlashRank', 'passages', '{"id", "text", "meta"}')
export const textEmbeddingsInference = request('Text Embeddings Inference request', 'texts', 'text')

/** vLLM's score API: a text against several, under any of the names that it gives them. */
const SCORED = [['text_1', 'text_2'], ['queries', 'documents'], ['data_1', 'data_2']] as const
const scoredIn = (record: JsonObject) => SCORED.find(([one, others]) => isListed(record[one]) && isListed(record[others]))

export const vllmScore: RecordFormat = {
  name: 'vLLM score request',
  kind: 'candidates',
  shape: 'records',
  expected: '{"text_1": text, "text_2": [texts]}',
  matches: (record) => scoredIn(record) !== undefined,
  read(record, at) {
    const [one, others] = scoredIn(record) ?? SCORED[0]
    const [queries, passages] = [listed(record[one]), listed(record[others])]
    if (queries.length !== 1 && queries.length !== passages.length) throw new Refusal(`there are ${queries.length} queries for ${passages.length} passages`, 'one query, or as many as passages')
    // One query is scored with every passage; several with the passage in the same place.
    queries.forEach((query, place) => takeRequested(queries.length === 1 ? passages : passages.slice(place, place + 1), queryOf(record, queryText(query), at), at))
  },
}
