/** For tests: a collection of queries alone. */
import type { Collection } from '../../collection/collection.ts'
import { emptyTextTable, textTable } from '../../columns/text-table.ts'

export function questions(queries: readonly (readonly [id: string, text: string])[]): Collection {
  return {
    name: 'questions',
    fingerprint: '',
    queryIds: textTable(queries.map(([id]) => id)),
    queryTexts: textTable(queries.map(([, text]) => text)),
    passageIds: emptyTextTable,
    passageTexts: emptyTextTable,
    textless: { queries: new Uint32Array(0), passages: new Uint32Array(0) },
    candidates: { offsets: new Uint32Array(queries.length + 1), passage: new Uint32Array(0) },
    firstStages: [],
    judgementSets: [],
  }
}

export const rowsOf = ({ queryIds }: Collection) => Uint32Array.from({ length: queryIds.length }, (_, row) => row)
