/** DPR: `{"question", "answers", "ctxs": [{"id", "title", "text", "score", "has_answer"}]}`; the label is `has_answer`. */
import { QUERY_ID_KEYS, queryOf, takeCandidates } from './candidates.ts'
import { first, isObject, listOf, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'

export const dpr: RecordFormat = {
  name: 'DPR',
  kind: 'candidates',
  shape: 'records',
  expected: '{"question", "answers", "ctxs": [{"id", "title", "text", "score", "has_answer"}]}',
  matches: (record) => Object.hasOwn(record, 'question') && Array.isArray(record['ctxs']),
  read(record, at) {
    const text = queryText(record['question'])
    const contexts = listOf(record['ctxs'], 'ctxs')
    takeCandidates(contexts, queryOf(record, text, at, first(record, [...QUERY_ID_KEYS, 'id'])), at, undefined, hasAnswer)
  },
}

function hasAnswer(context: unknown): number | undefined {
  const given = isObject(context) ? context['has_answer'] : undefined
  return typeof given === 'boolean' ? Number(given) : undefined
}
