/** Whose question an answer is to. Services and vector databases do not say it, so it stands beside the results or nowhere. */
import { many } from '../findings.ts'
import { QUERY_ID_KEYS } from './candidates.ts'
import { first, idOf, queryText } from './fields.ts'
import type { JsonObject, Place } from './format.ts'
import { takeVariants } from './variants.ts'

const QUERY_KEYS = ['query', 'text_1', 'queries', 'data_1'] as const

/** The query's row; a new one without a text where the record has none. */
export function answeredQuery(record: JsonObject, at: Place): number {
  const text = first(record, QUERY_KEYS)
  const id = idOf(first(record, QUERY_ID_KEYS), 'query id')
  if (text !== undefined) {
    const query = at.draft.query(id, queryText(text))
    takeVariants(record, query, at)
    return query
  }
  at.findings.tally(
    'no query',
    (count) => `${many(count, 'list')} came without a query: the nth is taken for the nth query of the collection, where its passages are known there. To rerank the file by itself, put each query beside its results, as "query".`,
  )
  return at.draft.query(id, undefined)
}
