/**
 * Judgements a row: MTEB's qrels `{"query-id", "corpus-id", "score"}`, ir_datasets' `{"query_id", "doc_id", "relevance"}`,
 * Quepid's ratings `query,docid,rating`. Quepid knows a query by its text, so the text is what is judged there.
 */
import { Refusal } from '../findings.ts'
import { QUERY_ID_KEYS } from './candidates.ts'
import { first, idOf, numberOf } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'
import { takeGrade } from './qrels.ts'

const MTEB_GRADE = 'score'
const GRADE_KEYS = ['relevance', 'rel', 'grade', 'label', 'rating'] as const
const DOC_KEYS = ['corpus-id', 'corpus_id', 'doc_id', 'docid', 'docno', 'document_id', 'passage_id', 'pid'] as const
const TEXT_KEYS = ['text', 'passage', 'doc', 'document', 'contents', 'content', 'body'] as const

export const judgementRows: RecordFormat = {
  name: 'Judgement rows (MTEB, ir_datasets, Quepid)',
  kind: 'judgements',
  shape: 'records',
  expected: '{"query-id", "corpus-id", "score"}',
  matches: (record) =>
    queryIn(record) !== undefined && first(record, DOC_KEYS) !== undefined && gradeIn(record) !== undefined && first(record, TEXT_KEYS) === undefined && !isRetrieved(record),
  read(record, at) {
    const [query, doc] = [idOf(queryIn(record), 'query id'), idOf(first(record, DOC_KEYS), 'document id')]
    if (query === undefined || doc === undefined) throw new Refusal(`it has no ${query === undefined ? 'query' : 'document'} id`, 'a query id, a document id and a grade')
    takeGrade(query, doc, numberOf(gradeIn(record), 'grade'), at)
  },
}

/** The id; of Quepid's rows, the text. */
function queryIn(record: JsonObject): unknown {
  return first(record, ['query-id', ...QUERY_ID_KEYS]) ?? (Object.hasOwn(record, 'rating') ? record['query'] : undefined)
}

/** MTEB calls the grade a score, as others call what a retriever gives. */
function gradeIn(record: JsonObject): unknown {
  return first(record, GRADE_KEYS) ?? (Object.hasOwn(record, 'corpus-id') || Object.hasOwn(record, 'corpus_id') ? record[MTEB_GRADE] : undefined)
}

/** A row of a run that has grades beside it is a candidate first. */
const isRetrieved = (record: JsonObject) => Object.hasOwn(record, 'rank') || (Object.hasOwn(record, MTEB_GRADE) && first(record, GRADE_KEYS) !== undefined)
