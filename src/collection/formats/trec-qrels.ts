/** TREC qrels: `qid iter docno rel`, fields between any white space; iter is ignored. */
import { Refusal, many } from '../findings.ts'
import type { LineFormat } from './format.ts'
import { words } from './line-fields.ts'
import { isComment, takeJudgement } from './qrels.ts'

export const trecQrels: LineFormat = {
  name: 'TREC qrels',
  kind: 'judgements',
  shape: 'lines',
  expected: 'qid iter docno grade',
  matches: (line) => /^\s*\S+\s+\S+\s+\S+\s+[+-]?\d+(\.\d+)?\s*$/.test(line),
  open: () => (line, at) => {
    if (isComment(line, 4, at)) return
    const [query, , doc, grade, ...more] = words(line)
    if (query === undefined || doc === undefined || grade === undefined || more.length > 0) {
      throw new Refusal(`the line has ${many(words(line).length, 'field')}`, '4 fields: qid iter docno grade')
    }
    takeJudgement(query, doc, grade, at)
  },
}
