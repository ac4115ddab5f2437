/**
 * TREC run: `qid Q0 docno rank score tag`. It has no texts: they come from a candidate set or a corpus. The rank column
 * is not followed, and fields after the tag are left, as trec_eval does.
 */
import { decodeBytes } from '../../columns/text-table.ts'
import { many, Refusal, type Findings } from '../findings.ts'
import type { LineFormat } from './format.ts'
import { decimalIn, rankIn, rowIn } from './line-fields.ts'
import { RunBlocks } from './run-blocks.ts'

const EXPECTED = '6 fields: qid Q0 docno rank score tag'

export const trecRun: LineFormat = {
  name: 'TREC run',
  kind: 'candidates',
  shape: 'lines',
  expected: EXPECTED,
  matches: (line) => /^\s*\S+\s+\S+\s+\S+\s+\d+\s+([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?nan|[+-]?inf(inity)?)\s+\S/i.test(line),
  open: () => (line, { draft, number, findings }) => {
    const fields = line.fields()
    if (fields < 6) throw new Refusal(`the line has ${many(fields, 'field')}`, EXPECTED)
    const score = decimalIn(line, 4, 'score')
    if (!draft.lists.add(rowIn(draft.queries, line, 0), rowIn(draft.passages, line, 2), score, rankIn(line, 3))) throw secondTime(findings, number)
  },
  openMany: (draft, findings) => new RunBlocks(draft, (number, line) => findings.refuse(number, decodeBytes(line.subarray(0, 1024)), secondTime(findings, number))),
}

function secondTime(findings: Findings, number: number): Refusal {
  findings.tally('duplicate', (count) => `${many(count, 'line')} named a document a second time for the same query (first in line ${number}): the first is kept. trec_eval refuses such a run.`)
  return new Refusal('this document is in the list of this query already; the first line is kept, and trec_eval refuses the file', 'each document once per query')
}
