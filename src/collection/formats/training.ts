/**
 * Training JSONL: `{"query_text", "positives": [{"doc_id", "text"}], "negatives": [{"doc_id", "text"}], "source_chunk",
 * "meta"}`. Where `meta` has a part (train, validation, test), the judgements come in by part, so that a split stays as it was;
 * a query's id may stand there too.
 */
import { partCalled } from '../part-names.ts'
import { QUERY_ID_KEYS, queryOf } from './candidates.ts'
import { first, isObject, queryText } from './fields.ts'
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
    const meta = isObject(record['meta']) ? record['meta'] : {}
    const query = queryOf(record, queryText(record['query_text']), at, first(record, QUERY_ID_KEYS) ?? first(meta, QUERY_ID_KEYS))
    takeLabelled(record['positives'], record['negatives'], query, { ...at, part: partCalled(meta['part']) }, gradeOf)
  },
}

/** A positive may say how good it is, as graded judgements do. */
function gradeOf(positive: unknown): number {
  const label = isObject(positive) ? positive['label'] : undefined
  return typeof label === 'number' && Number.isInteger(label) && label > 1 && label <= 0x7fffffff ? label : 1
}
