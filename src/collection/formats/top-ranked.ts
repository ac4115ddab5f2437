/** MTEB's `top_ranked`: `{"query-id", "corpus-ids": […]}`, the documents that a reranker is to order, best first. */
import { Refusal } from '../findings.ts'
import { takeCandidates } from './candidates.ts'
import { first, idOf, listOf } from './fields.ts'
import type { RecordFormat } from './format.ts'

const DOCS = ['corpus-ids', 'corpus_ids'] as const

export const topRanked: RecordFormat = {
  name: 'MTEB top_ranked',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query-id", "corpus-ids": [ids]}',
  matches: (record) => first(record, ['query-id', 'query_id']) !== undefined && Array.isArray(first(record, DOCS)),
  read(record, at) {
    const id = idOf(first(record, ['query-id', 'query_id']), 'query id')
    if (id === undefined) throw new Refusal('there is no query id', 'a query-id')
    takeCandidates(listOf(first(record, DOCS), 'corpus-ids'), at.draft.query(id, undefined), at, readId)
  },
}

function readId(value: unknown) {
  const id = idOf(value, 'document id')
  if (id === undefined) throw new Refusal('there is no id', 'a document id')
  return { id, text: undefined, score: NaN, rank: NaN }
}
