/** RankGPT: `{"query", "hits": [{"content", "qid", "docid", "rank", "score"}]}`. The query's id stands in its hits. */
import { QUERY_ID_KEYS, queryOf, takeCandidates } from './candidates.ts'
import { first, isObject, listOf, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'

export const rankGpt: RecordFormat = {
  name: 'RankGPT',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query": text, "hits": [{"content", "qid", "docid", "score"}]}',
  matches: (record) => Object.hasOwn(record, 'query') && Array.isArray(record['hits']),
  read(record, at) {
    const text = queryText(record['query'])
    const hits = listOf(record['hits'], 'hits')
    const hit = hits.find((one) => isObject(one) && first(one, QUERY_ID_KEYS) !== undefined)
    const id = first(record, QUERY_ID_KEYS) ?? (isObject(hit) ? first(hit, QUERY_ID_KEYS) : undefined)
    takeCandidates(hits, queryOf(record, text, at, id), at)
  },
}
