/** FlagEmbedding: `{"query", "pos": […], "neg": […]}`; its scores are a teacher's, not a first stage's, and are left. */
import { queryOf } from './candidates.ts'
import { queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { takeLabelled, unranked } from './labelled.ts'

export const flagEmbedding: RecordFormat = {
  name: 'FlagEmbedding',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query", "pos": [texts], "neg": [texts]}',
  notes: [unranked],
  matches: (record) => Object.hasOwn(record, 'query') && Array.isArray(record['pos']),
  read(record, at) {
    takeLabelled(record['pos'], record['neg'], queryOf(record, queryText(record['query']), at), at)
  },
}
