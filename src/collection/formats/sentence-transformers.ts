/**
 * sentence-transformers' reranking rows: `{"query", "positive", "negative"}`, or `{"query", "positive", "documents"}`,
 * where the documents are ranked. A positive that is not among the documents was missed by the retriever: it is judged
 * and is no candidate.
 */
import { queryOf, readCandidate, takeCandidates } from './candidates.ts'
import { queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { isListed, listed, takeLabelled, unranked } from './labelled.ts'

const matchesPositive = (record: { readonly [key: string]: unknown }) => Object.hasOwn(record, 'query') && isListed(record['positive'])

export const sentenceTransformers: RecordFormat = {
  name: 'sentence-transformers',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query", "positive": [texts], "negative": [texts]}',
  notes: [unranked],
  matches: (record) => matchesPositive(record) && !Array.isArray(record['documents']),
  read(record, at) {
    takeLabelled(record['positive'], record['negative'], queryOf(record, queryText(record['query']), at), at)
  },
}

export const sentenceTransformersRanked: RecordFormat = {
  name: 'sentence-transformers (ranked documents)',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query", "positive": [texts], "documents": [texts]}',
  notes: ['The positives came in as judgements named after the file; other documents are judged 0, as sentence-transformers takes them.'],
  matches: (record) => matchesPositive(record) && Array.isArray(record['documents']),
  read(record, at) {
    const query = queryOf(record, queryText(record['query']), at)
    for (const positive of listed(record['positive'])) at.draft.label(query, at.draft.docId(readCandidate(positive)), 1)
    takeCandidates(listed(record['documents']), query, at, undefined, () => 0)
  },
}
