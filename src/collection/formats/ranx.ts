/** ranx JSON: `{qid: {docid: number}}`, whole numbers in qrels and decimals in runs. */
import { Refusal } from '../findings.ts'
import { isObject, kindOf, numberOf } from './fields.ts'
import type { JsonObject, MembersFormat, Place } from './format.ts'

const DECIMALS = /:\s*-?\d+(\.\d|e-?\d)/i

const isScored = (value: unknown): value is JsonObject => isObject(value) && Object.keys(value).length > 0 && Object.values(value).every((score) => typeof score === 'number')

export const ranxRun: MembersFormat = {
  name: 'ranx run',
  kind: 'candidates',
  shape: 'members',
  expected: '{qid: {docid: score}}',
  matches: (_, value, head) => isScored(value) && DECIMALS.test(head),
  read(qid, value, at) {
    const scores = scoresOf(value, '{docid: score}')
    const query = at.draft.query(qid, undefined)
    each(scores, at, (docid, score) => at.draft.candidate(query, { id: docid, text: undefined, score, rank: NaN }))
  },
}

export const ranxQrels: MembersFormat = {
  name: 'ranx qrels',
  kind: 'judgements',
  shape: 'members',
  expected: '{qid: {docid: grade}}',
  matches: (_, value, head) => isScored(value) && !DECIMALS.test(head),
  read(qid, value, at) {
    each(scoresOf(value, '{docid: grade}'), at, (docid, grade) => {
      if (!Number.isInteger(grade) || Math.abs(grade) > 0x7fffffff) throw new Refusal(`the grade is ${grade}`, 'a whole number below 2^31 as grade')
      at.draft.judgements.add(qid, docid, grade)
    })
  },
}

function scoresOf(value: unknown, expected: string): JsonObject {
  if (isObject(value)) return value
  throw new Refusal(`its value is ${kindOf(value)}`, expected)
}

/** A bad number costs its document, not its query. */
function each(scores: JsonObject, at: Place, take: (docid: string, score: number) => void): void {
  for (const [docid, score] of Object.entries(scores)) {
    try {
      if (typeof score !== 'number') throw new Refusal(`the number is ${kindOf(score)}`, 'a finite number')
      take(docid, numberOf(score, 'number'))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      at.findings.refuse(at.number, `${docid}: ${String(score)}`, error)
    }
  }
}
