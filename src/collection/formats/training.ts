/** Training JSONL: `{"query_text", "positives": [{"doc_id", "text"}], "negatives": [{"doc_id", "text"}]}`. */
import { queryOf } from './candidates.ts'
import { queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { takeLabelled, unranked } from './labelled.ts'

export const training: RecordFormat = {
  name: 'Training',
  kind: 'candidates',
  shape: 'records',
  expected: '{"query_text", "positives": [{"doc_id", "text"}], "negatives": [{"doc_id", "text"}]}',
  notes: [unranked],
  matches: (record) => Object.hasOwn(record, 'query_text') && (Array.isArray(record['positives']) || Array.isArray(record['negatives'])),
  read(record, at) {
    takeLabelled(record['positives'], record['negatives'], queryOf(record, queryText(record['query_text']), at), at)
  },
}
