/** MS MARCO's top1000 files: `qid <tab> pid <tab> query <tab> passage`, a pair a line. They hold no scores. */
import { many, Refusal } from '../findings.ts'
import type { LineFormat } from './format.ts'

const EXPECTED = '4 fields with tabs between: qid pid query passage'
const LINE = /^[^\t\s]+\t[^\t\s]+\t[^\t]*[^\t\d\s][^\t]*\t[^\t]*\S[^\t]*$/
const HEADER = /^(q(uery)?[-_ ]?(id)?|topic[-_ ]?id)\t/i

export const msMarcoTop1000: LineFormat = {
  name: 'MS MARCO top1000',
  kind: 'candidates',
  shape: 'lines',
  expected: EXPECTED,
  matches: (line) => LINE.test(line),
  // With a header it is a table like others.
  together: ([first]) => first !== undefined && !HEADER.test(first),
  open: () => (line, { draft, findings, number }) => {
    const fields = line.text.split('\t')
    const [qid, pid, query, passage] = fields.map((field) => field.trim())
    if (!qid || !pid || !query || !passage || fields.length > 4) throw new Refusal(`the line has ${many(fields.length, 'field')}${fields.length === 4 ? ', one of them empty' : ''}`, EXPECTED)
    if (draft.candidate(draft.query(qid, query), { id: pid, text: passage, score: NaN, rank: NaN })) return
    findings.tally('duplicate', (count) => `${many(count, 'line')} named a passage a second time for the same query (first in line ${number}): the first is kept.`)
    throw new Refusal('this passage is in the list of this query already; the first line is kept', 'each passage once per query')
  },
}
