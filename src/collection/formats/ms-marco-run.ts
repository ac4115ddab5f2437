/** MS MARCO run: `qid pid rank`, no score and no texts. It looks like BEIR qrels, and read as such every document would be relevant. */
import { many, Refusal } from '../findings.ts'
import type { LineFormat } from './format.ts'
import { rankIn, rowIn } from './line-fields.ts'

const EXPECTED = '3 fields: qid pid rank'
const LINE = /^\s*(\S+)\s+\S+\s+(\d+)\s*$/

/** Nobody grades a query's documents 1, 2, 3, 4 in the order of the file; one query that counts so far tells. */
const COUNTED = 4
const MOSTLY = 0.75

export const msMarcoRun: LineFormat = {
  name: 'MS MARCO run',
  kind: 'candidates',
  shape: 'lines',
  expected: EXPECTED,
  matches: (line) => LINE.test(line),
  together(lines) {
    let [query, rank, counted, most, all] = ['', 0, 0, 0, 0]
    for (const line of lines) {
      const [, qid, number] = LINE.exec(line) ?? []
      if (qid === undefined) continue
      all++
      if (Number(number) === (qid === query ? rank : 0) + 1) {
        counted++
        most = Math.max(most, Number(number))
      }
      query = qid
      rank = Number(number)
    }
    // Not all of them: a line may be damaged, and the one after it is then out of turn too.
    return most >= COUNTED && counted >= all * MOSTLY
  },
  open: () => (line, { draft, number, findings }) => {
    const fields = line.fields()
    const rank = fields < 3 ? NaN : rankIn(line, 2)
    if (Number.isNaN(rank)) throw new Refusal(`the line has ${many(fields, 'field')}`, EXPECTED)
    if (draft.lists.add(rowIn(draft.queries, line, 0), rowIn(draft.passages, line, 1), -rank, rank)) return
    findings.tally('duplicate', (count) => `${many(count, 'line')} named a document a second time for the same query (first in line ${number}): the first is kept.`)
    throw new Refusal('this document is in the list of this query already; the first line is kept', 'each document once per query')
  },
}
