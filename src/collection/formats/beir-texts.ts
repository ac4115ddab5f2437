/** BEIR's `corpus.jsonl` `{"_id", "title", "text"}` and `queries.jsonl` `{"_id", "text"}`: texts that a run points to. */
import { Refusal } from '../findings.ts'
import { idOf, passageText, queryText } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'

export const beirCorpus: RecordFormat = {
  name: 'BEIR corpus',
  kind: 'candidates',
  holds: 'texts',
  shape: 'records',
  expected: '{"_id", "title", "text"}',
  matches: (record) => Object.hasOwn(record, '_id') && Object.hasOwn(record, 'title') && Object.hasOwn(record, 'text'),
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
  matches: (record) => Object.hasOwn(record, '_id') && Object.hasOwn(record, 'text'),
  read(record, at) {
    at.draft.queries.add(requiredId(record), queryText(record['text']))
  },
}

function requiredId(record: JsonObject): string {
  const id = idOf(record['_id'], 'id')
  if (id === undefined) throw new Refusal('there is no _id', 'an _id')
  return id
}
