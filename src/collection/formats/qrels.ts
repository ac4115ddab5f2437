/** What all judgement files share: comments, fractions and duplicates, and what trec_eval makes of them. */
import { many, Refusal } from '../findings.ts'
import { gradeIn, words } from './line-fields.ts'
import type { Place } from './format.ts'

const [HASH, SPACE] = [0x23, 0x20]

/**
 * Whether a line is a comment; only trec_eval 10 has them. A query id may start with `#` too: where no space follows it
 * and the line has all `fields` of a judgement, it is one, as the versions before read it.
 */
export function isComment(line: Uint8Array, fields: number, at: Place): boolean {
  if (line[0] !== HASH) return false
  if (line[1] !== SPACE && words(line).length === fields) return false
  at.findings.tally('comment', (count) => `${many(count, 'comment line')} skipped. trec_eval before version 10 refuses a qrels file with comments.`)
  return true
}

/** Adds one judgement. Throws Refusal where the grade is none, or the document is judged already. */
export function takeJudgement(query: Uint8Array, doc: Uint8Array, grade: Uint8Array, at: Place): void {
  const value = gradeIn(grade, () =>
    at.findings.tally(
      'fraction',
      (count) => `${many(count, 'grade has', 'grades have')} a fraction (first in line ${at.number}): trec_eval reads 0.9 as 0 without a word, and so do we. Scale your grades to whole numbers.`,
    ),
  )
  if (at.draft.judgements.add(query, doc, value)) return
  at.findings.tally('duplicate', (count) => `${many(count, 'judgement')} of a document judged before for the same query: the first is kept. trec_eval refuses such a file.`)
  throw new Refusal('this document is judged for this query already; the first judgement is kept, and trec_eval refuses the file', 'each document once per query')
}
