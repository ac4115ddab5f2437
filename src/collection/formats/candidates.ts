/** Takes a record's list of candidates: a bad candidate is refused alone, and the rest of its list is kept. */
import { many, Refusal } from '../findings.ts'
import { first, idOf, isObject, numberOf, passageText } from './fields.ts'
import type { JsonObject, Place } from './format.ts'
import { takeVariants } from './variants.ts'

export const DOC_ID_KEYS = ['docid', 'doc_id', 'docno', 'passage_id', 'psg_id', 'pid', '_id', 'id'] as const
export const QUERY_ID_KEYS = ['qid', 'query_id', 'queryid', 'topic_id'] as const

export interface ReadCandidate {
  readonly id: string | undefined
  readonly text: string | undefined
  readonly score: number
  readonly rank: number
}

/** Id, text, score and rank where they stand side by side in one object, or a bare string. Throws Refusal. */
export function readCandidate(value: unknown): ReadCandidate {
  return typeof value === 'string' ? { id: undefined, text: required(undefined, value), score: NaN, rank: NaN } : readWithText(value, value)
}

/** The same where the text stands in a document of its own. */
export function readWithText(value: unknown, doc: unknown): ReadCandidate {
  if (!isObject(value)) throw new Refusal('it is neither an object nor a string', 'an object with an id and a text')
  const id = idOf(first(value, DOC_ID_KEYS), 'document id')
  return { id, text: required(id, passageText(doc)), score: numberOf(value['score'], 'score'), rank: numberOf(value['rank'], 'rank') }
}

/** A candidate without a text may still name one that another file holds; without an id it is nothing. */
export function required(id: string | undefined, text: string | undefined): string | undefined {
  if (text !== undefined && text.trim() !== '') return text
  if (id === undefined) throw new Refusal('it has neither an id nor a text', 'an object with an id and a text')
  return undefined
}

/** Adds every candidate that `read` can make of `values`, and labels those that `gradeOf` gives a grade. */
export function takeCandidates(
  values: readonly unknown[],
  query: number,
  at: Place,
  read: (value: unknown, index: number) => ReadCandidate = readCandidate,
  gradeOf?: (value: unknown) => number | undefined,
): void {
  values.forEach((value, index) => {
    try {
      const candidate = read(value, index)
      const id = at.draft.docId(candidate)
      if (!at.draft.candidate(query, { ...candidate, id })) duplicate(at)
      const grade = gradeOf?.(value)
      if (grade !== undefined) at.draft.label(query, id, grade, at.part)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      at.findings.refuse(at.number, JSON.stringify(value) ?? '', new Refusal(`candidate ${index + 1}: ${error.message}`, error.expected))
    }
  })
}

function duplicate(at: Place): void {
  at.findings.tally(
    'duplicate',
    (count) =>
      `${many(count, 'candidate')} stood a second time in the list of the same query (first in record ${at.number}): the first is kept. trec_eval refuses a run with such duplicates.`,
  )
}

/** The query of a record that has its text under `textKeys` and perhaps an id beside it, and other phrasings of it. */
export function queryOf(record: JsonObject, text: string, at: Place, id: unknown = first(record, QUERY_ID_KEYS)): number {
  const query = at.draft.query(idOf(id, 'query id'), text)
  takeVariants(record, query, at)
  return query
}
