/**
 * Quepid's export for learning to rank, as SVMrank and RankLib read it: `3 qid:1 # 1370 star trek`, that is the grade, a
 * number for the query, perhaps features, and behind the mark the document and the query's text. The text is the query's
 * key, since the numbers are made anew with each export; where there is none, the number is.
 */
import { Refusal } from '../findings.ts'
import type { LineFormat } from './format.ts'
import { takeJudgement } from './qrels.ts'

const EXPECTED = 'grade qid:N # docid query text'
const LINE = /^\s*([+-]?\d+(?:\.\d+)?)\s+qid:(\S+)((?:\s+\d+:\S+)*)\s*#\s*(\S+)\s*(.*?)\s*$/
const encoder = new TextEncoder()

export const letor: LineFormat = {
  name: 'Quepid LTR ratings',
  kind: 'judgements',
  shape: 'lines',
  expected: EXPECTED,
  matches: (line) => LINE.test(line),
  open: () => (line, at) => {
    const { text } = line
    if (text.startsWith('#')) return
    const [, grade, qid, , docid, query] = LINE.exec(text) ?? []
    if (grade === undefined || qid === undefined || docid === undefined) throw new Refusal('it is not of this shape', EXPECTED)
    takeJudgement(encoder.encode(query || qid), encoder.encode(docid), encoder.encode(grade), at)
  },
}
