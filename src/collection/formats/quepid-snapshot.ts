/**
 * Quepid's snapshot: `Snapshot Name,Snapshot Time,Case ID,Query Text,Doc ID,Doc Position`, what an engine returned once.
 * Further columns hold the fields that the case shows; a title and a text among them are the document's. The detailed export of a case
 * (`Team Name,Case Name,Case ID,Query Text,Doc ID,Doc Position,Title,Rating`) is the same with ratings.
 */
import { Refusal } from '../findings.ts'
import { idOf, numberOf, passageText, queryText } from './fields.ts'
import type { RecordFormat } from './format.ts'
import { wholeGrade } from './qrels.ts'

export const quepidSnapshot: RecordFormat = {
  name: 'Quepid snapshot',
  kind: 'candidates',
  shape: 'records',
  expected: 'Snapshot Name,Snapshot Time,Case ID,Query Text,Doc ID,Doc Position',
  matches: (record) => ['Query Text', 'Doc ID', 'Doc Position'].every((key) => Object.hasOwn(record, key)),
  read(record, at) {
    const id = idOf(record['Doc ID'], 'document id')
    if (id === undefined) throw new Refusal('there is no document id', 'a Doc ID')
    const rank = numberOf(record['Doc Position'], 'position')
    const rating = numberOf(record['Rating'], 'rating')
    const query = at.draft.query(undefined, queryText(record['Query Text']))
    const text = passageText({ title: record['Title'], ...record })
    if (at.draft.candidate(query, { id, text: text || undefined, score: NaN, rank })) {
      if (!Number.isNaN(rating)) at.draft.label(query, id, wholeGrade(rating, at))
      return
    }
    throw new Refusal('this document is in the list of this query already; the first row is kept', 'each document once per query')
  },
}
