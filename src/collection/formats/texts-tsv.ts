/**
 * MS MARCO's `collection.tsv` and `queries.tsv`: `id <tab> text`, texts that a run points to. Both look alike and their
 * ids are of the same kind, so they are told by the length of their texts.
 */
import { Refusal } from '../findings.ts'
import { guessRoles } from '../table/column-roles.ts'
import type { LineFormat, Place } from './format.ts'

const LINE = /^([^\t\s]+)\t([^\t]*\S [^\t]*)$/
/** Characters, on average: a question has a few words, a passage a few sentences. */
const LONG = 120

const texts = (name: string, notes: string, areLong: boolean, take: (id: string, text: string, at: Place) => void): LineFormat => ({
  name,
  kind: 'candidates',
  holds: 'texts',
  shape: 'lines',
  expected: '2 fields with a tab between: id text',
  notes: [notes],
  matches: (line) => LINE.test(line),
  together(lines) {
    const lengths = lines.flatMap((line) => LINE.exec(line)?.[2]?.length ?? [])
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    // With a header it is a table like others.
    return Object.keys(guessRoles((lines[0] ?? '').split('\t'))).length === 0 && mean >= LONG === areLong
  },
  open: () => (line, at) => {
    const [, id, text] = LINE.exec(line.text) ?? []
    if (id === undefined || text === undefined) throw new Refusal('it is not of this shape', '2 fields with a tab between: id text')
    take(id, text.trim(), at)
  },
})

export const passagesTsv = texts('Passages TSV (MS MARCO)', 'Its texts are long, so they were taken for passages.', true, (id, text, { draft }) => void draft.passages.add(id, text))
export const queriesTsv = texts('Queries TSV (MS MARCO)', 'Its texts are short, so they were taken for queries.', false, (id, text, { draft }) => void draft.queries.add(id, text))
