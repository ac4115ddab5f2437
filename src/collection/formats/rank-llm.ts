/** rank_llm: `{"query": {"text", "qid"}, "candidates": [{"docid", "score", "doc": {…} or "text"}]}`. */
import { QUERY_ID_KEYS, queryOf, readCandidate, readWithText, takeCandidates, type ReadCandidate } from './candidates.ts'
import { first, isObject, listOf, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { takeVariants } from './variants.ts'

export const rankLlm: RecordFormat = {
  name: 'rank_llm',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query": {"text", "qid"}, "candidates": [{"docid", "score", "doc"}]}',
  matches: (record) => Object.hasOwn(record, 'query') && Array.isArray(record['candidates']),
  read(record, at) {
    const query = record['query']
    const text = queryText(isObject(query) ? query['text'] : query)
    const candidates = listOf(record['candidates'], 'candidates')
    const id = (isObject(query) ? first(query, [...QUERY_ID_KEYS, 'id']) : undefined) ?? first(record, QUERY_ID_KEYS)
    const row = queryOf(record, text, at, id)
    if (isObject(query)) takeVariants(query, row, at)
    takeCandidates(candidates, row, at, rankLlmCandidate)
  },
}

function rankLlmCandidate(value: unknown): ReadCandidate {
  return isObject(value) && Object.hasOwn(value, 'doc') ? readWithText(value, value['doc']) : readCandidate(value)
}
