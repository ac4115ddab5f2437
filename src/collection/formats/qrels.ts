/** What all judgement files share: comments, fractions and duplicates, and what trec_eval makes of them. */
import { many, Refusal } from '../findings.ts'
import { gradeIn } from './line-fields.ts'
import type { Line } from '../framing/line.ts'
import type { Place } from './format.ts'

const [HASH, SPACE] = [0x23, 0x20]
const LARGEST = 0x7fffffff

/**
 * Whether a line is a comment; only trec_eval 10 has them. A query id may start with `#` too: where no space follows it
 * and the line has all `fields` of a judgement, it is one, as the versions before read it.
 */
export function isComment(line: Line, fields: number, at: Place): boolean {
  if (line.bytes[line.start] !== HASH) return false
  if (line.bytes[line.start + 1] !== SPACE && line.fields() === fields) return false
  at.findings.tally('comment', (count) => `${many(count, 'comment line')} skipped. trec_eval before version 10 refuses a qrels file with comments.`)
  return true
}

/** Adds one judgement. Throws Refusal where the grade is none, or the document is judged already. */
export function takeJudgement(query: Uint8Array, doc: Uint8Array, grade: Uint8Array, at: Place): void {
  add(query, doc, gradeIn(grade, () => noteFraction(at)), at)
}

/** The same where the fields come from a record: `grade` is any finite number, or NaN where there is none. */
export function takeGrade(query: string, doc: string, grade: number, at: Place): void {
  if (Number.isNaN(grade)) throw new Refusal('there is no grade', 'a whole number as grade')
  add(query, doc, wholeGrade(grade, at), at)
}

/** A finite number cut towards zero, as trec_eval reads it; the receipt says so. Throws Refusal where it is too large. */
export function wholeGrade(grade: number, at: Place): number {
  const whole = Math.trunc(grade)
  if (Math.abs(whole) > LARGEST) throw new Refusal(`the grade ${grade} is too large`, 'a whole number below 2^31 as grade')
  if (whole !== grade) noteFraction(at)
  return whole === 0 ? 0 : whole
}

function noteFraction(at: Place): void {
  at.findings.tally(
    'fraction',
    (count) => `${many(count, 'grade has', 'grades have')} a fraction (first in line ${at.number}): trec_eval reads 0.9 as 0 without a word, and so do we. Scale your grades to whole numbers.`,
  )
}

function add(query: string | Uint8Array, doc: string | Uint8Array, grade: number, at: Place): void {
  if (at.draft.judgements.add(query, doc, grade)) return
  at.findings.tally('duplicate', (count) => `${many(count, 'judgement')} of a document judged before for the same query: the first is kept. trec_eval refuses such a file.`)
  throw new Refusal('this document is judged for this query already; the first judgement is kept, and trec_eval refuses the file', 'each document once per query')
}
