/**
 * BEIR's `corpus.jsonl` `{"_id", "title", "text"}` and `queries.jsonl` `{"_id", "text"}`: texts that a run points to. MTEB's
 * are the same with `id`.
 */
import { Refusal } from '../findings.ts'
import { first, idOf, passageText, queryText } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'
import { takeVariants } from './variants.ts'

export const beirCorpus: RecordFormat = {
  name: 'BEIR corpus',
  kind: 'candidates',
  holds: 'texts',
  shape: 'records',
  expected: '{"_id", "title", "text"}',
  matches: (record) => hasText(record) && Object.hasOwn(record, 'title'),
  read(record, at) {
    const id = requiredId(record)
    const text = passageText(record)
    if (text === undefined) throw new Refusal('there is no text', 'a text')
    at.draft.passages.add(id, text)
  },
}

export const beirQueries: RecordFormat = {
  name: 'BEIR queries',
  kind: 'candidates',
  holds: 'texts',
  shape: 'records',
  expected: '{"_id", "text"}',
  matches: hasText,
  read(record, at) {
    takeVariants(record, at.draft.queries.add(requiredId(record), queryText(record['text'])), at)
  },
}

const ID_KEYS = ['_id', 'id'] as const

/** Rows with a score or with metadata are somebody's answer, and no library. */
function hasText(record: JsonObject): boolean {
  return first(record, ID_KEYS) !== undefined && Object.hasOwn(record, 'text') && !['score', 'index', 'meta'].some((key) => Object.hasOwn(record, key))
}

function requiredId(record: JsonObject): string {
  const id = idOf(first(record, ID_KEYS), 'id')
  if (id === undefined) throw new Refusal('there is no _id', 'an _id')
  return id
}
