/**
 * Chroma's query result: `{"ids": [[…]], "documents": [[…]], "distances": [[…]], "metadatas": [[…]]}`, an inner list a
 * query. A smaller distance is better, so the score is minus the distance. The result does not hold the queries; they
 * are read where someone put them beside it, as `query_texts`.
 */
import { Refusal } from '../findings.ts'
import { answeredQuery } from './answered-query.ts'
import { takeCandidates, required, type ReadCandidate } from './candidates.ts'
import { first, idOf, isObject, kindOf, listOf, numberOf } from './fields.ts'
import type { JsonObject, RecordFormat } from './format.ts'

const isLists = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every((list) => Array.isArray(list))

export const chroma: RecordFormat = {
  name: 'Chroma query result',
  kind: 'candidates',
  shape: 'records',
  expected: '{"ids": [[ids]], "documents": [[texts]], "distances": [[numbers]]}',
  matches: (record) => isLists(record['ids']) && ['documents', 'distances', 'metadatas'].some((key) => Object.hasOwn(record, key)),
  read(record, at) {
    const queries = first(record, ['query_texts', 'queries'])
    listOf(record['ids'], 'ids').forEach((ids, place) => {
      const text = Array.isArray(queries) ? (queries[place] as unknown) : undefined
      const query = answeredQuery(typeof text === 'string' ? { query: text } : {}, at)
      const [documents, distances] = [column(record, 'documents', place), column(record, 'distances', place)]
      const rows = listOf(ids, 'ids').map((id, row) => ({ id, text: documents[row], distance: distances[row] }))
      takeCandidates(rows, query, at, readRow)
    })
  },
}

/** The inner list of a query; empty where the result was asked for without this part. */
function column(record: JsonObject, key: string, place: number): readonly unknown[] {
  const lists = record[key]
  const list: unknown = Array.isArray(lists) ? lists[place] : undefined
  return Array.isArray(list) ? list : []
}

function readRow(row: unknown): ReadCandidate {
  if (!isObject(row)) throw new Refusal(`it is ${kindOf(row)}`, 'an id with a distance')
  const id = idOf(row['id'], 'document id')
  return { id, text: required(id, typeof row['text'] === 'string' ? row['text'] : undefined), score: 0 - numberOf(row['distance'], 'distance'), rank: NaN }
}
