/**
 * One pair a row: TIRA and PyTerrier's `{"qid", "query", "docno", "text", "rank", "score"}`, and labelled rows such as
 * `{"query", "passage", "label"}`. Rows of a query need not stand together; without a qid they meet by the query's text.
 * With a qid the query's text may come from another file, as a run's does.
 */
import { Refusal } from '../findings.ts'
import { QUERY_ID_KEYS, required } from './candidates.ts'
import { first, idOf, numberOf, passageText, queryText } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'
import { wholeGrade } from './qrels.ts'
import { takeVariants } from './variants.ts'

const QUERY_KEYS = ['query', 'query_text', 'question'] as const
// `id` is not among them: in rows of pairs it is the row's.
const ROW_DOC_ID_KEYS = ['docno', 'docid', 'doc_id', 'passage_id', 'pid', 'corpus_id'] as const
const ROW_TEXT_KEYS = ['text', 'passage', 'doc', 'document', 'segment', 'contents', 'content', 'body'] as const
const LABEL_KEYS = ['label', 'labels', 'relevance', 'rel', 'grade'] as const

export const flatRows: RecordFormat = {
  name: 'Pair rows (TIRA, PyTerrier)',
  kind: 'candidates',
  shape: 'records',
  expected: '{"qid", "query", "docno", "text", "score"}',
  matches(record) {
    const hasDoc = first(record, ROW_DOC_ID_KEYS) !== undefined
    if (typeof first(record, QUERY_KEYS) === 'string') return hasDoc || textOf(record) !== undefined
    return first(record, QUERY_ID_KEYS) !== undefined && (textOf(record) !== undefined || (hasDoc && first(record, ['score', 'logit']) === undefined && record['rank'] !== undefined))
  },
  read(record, at) {
    const given = first(record, QUERY_KEYS)
    const queryId = idOf(first(record, QUERY_ID_KEYS), 'query id')
    const text = given === undefined && queryId !== undefined ? undefined : queryText(given)
    const id = idOf(first(record, ROW_DOC_ID_KEYS), 'document id')
    const passage = required(id, textOf(record))
    const candidate = { text: passage, score: numberOf(record['score'], 'score'), rank: numberOf(record['rank'], 'rank') }
    const label = gradeIn(first(record, LABEL_KEYS))
    const grade = Number.isNaN(label) ? undefined : wholeGrade(label, at)
    const query = at.draft.query(queryId, text)
    takeVariants(record, query, at)
    const doc = at.draft.docId({ id, text: passage })
    if (!at.draft.candidate(query, { ...candidate, id: doc })) {
      throw new Refusal('this passage is in the list of this query already; the first row is kept, and trec_eval refuses such a run', 'each passage once per query')
    }
    if (grade !== undefined) at.draft.label(query, doc, grade)
  },
}

function textOf(record: JsonObject): string | undefined {
  const value = first(record, ROW_TEXT_KEYS)
  return typeof value === 'string' ? passageText({ title: record['title'], text: value }) : passageText(value)
}

/** Labels may be booleans, which pandas writes as True and False. */
function gradeIn(label: unknown): number {
  const word = String(label).toLowerCase()
  return word === 'true' || word === 'false' ? Number(word === 'true') : numberOf(label, 'label')
}
