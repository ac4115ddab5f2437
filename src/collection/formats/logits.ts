/**
 * Scores alone: `{"qid", "docid", "logit"}`, one a pair, as the benchmark writes logits. Like a run it has no texts, and
 * need not name all candidates.
 */
import { Refusal } from '../findings.ts'
import { DOC_ID_KEYS, QUERY_ID_KEYS } from './candidates.ts'
import { first, idOf, numberOf } from './fields.ts'
import type { RecordFormat } from './format.ts'

const EXPECTED = '{"qid", "docid", "logit"}'
const SCORE_KEYS = ['logit', 'score'] as const

export const logits: RecordFormat = {
  name: 'Logits',
  kind: 'candidates',
  shape: 'records',
  expected: EXPECTED,
  matches: (record) => [QUERY_ID_KEYS, DOC_ID_KEYS, SCORE_KEYS].every((keys) => first(record, keys) !== undefined),
  read(record, { draft }) {
    const [qid, docid] = [idOf(first(record, QUERY_ID_KEYS), 'query id'), idOf(first(record, DOC_ID_KEYS), 'document id')]
    if (qid === undefined || docid === undefined) throw new Refusal(`the ${qid === undefined ? 'query' : 'document'} id is empty`, EXPECTED)
    const score = numberOf(first(record, SCORE_KEYS), 'logit')
    if (!draft.candidate(draft.query(qid, undefined), { id: docid, text: undefined, score, rank: NaN })) {
      throw new Refusal('this document is in the list of this query already; the first row is kept', 'each document once per query')
    }
  },
}
