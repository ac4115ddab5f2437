/** Tevatron: `{"query_id", "query", "positive_passages": [{"docid", "title", "text"}], "negative_passages": […]}`. */
import { queryOf } from './candidates.ts'
import { queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { takeLabelled, unranked } from './labelled.ts'

export const tevatron: RecordFormat = {
  name: 'Tevatron',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query_id", "query", "positive_passages": [{"docid", "title", "text"}], "negative_passages"}',
  notes: [unranked],
  matches: (record) => Array.isArray(record['positive_passages']) || Array.isArray(record['negative_passages']),
  read(record, at) {
    takeLabelled(record['positive_passages'], record['negative_passages'], queryOf(record, queryText(record['query']), at), at)
  },
}
