/** TREC qrels: `qid iter docno rel`, fields between any white space; iter is ignored. */
import { Refusal, many } from '../findings.ts'
import type { LineFormat } from './format.ts'
import { isComment, takeJudgement } from './qrels.ts'

export const trecQrels: LineFormat = {
  name: 'TREC qrels',
  kind: 'judgements',
  shape: 'lines',
  expected: 'qid iter docno grade',
  matches: (line) => /^\s*\S+\s+\S+\s+\S+\s+[+-]?\d+(\.\d+)?\s*$/.test(line),
  open: () => (line, at) => {
    if (isComment(line, 4, at)) return
    const fields = line.fields()
    if (fields !== 4) throw new Refusal(`the line has ${many(fields, 'field')}`, '4 fields: qid iter docno grade')
    takeJudgement(line.field(0), line.field(2), line.field(3), at)
  },
}
