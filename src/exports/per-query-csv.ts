/** Every query's values as CSV: a row a judged query, a column a measure of a system. */
import { harmless, line } from './csv.ts'

export interface PerQueryView {
  /** The judged queries; the text is empty where the collection lacks it. */
  readonly queries: readonly { readonly id: string; readonly text: string }[]
  readonly columns: readonly PerQueryColumn[]
}

export interface PerQueryColumn {
  readonly system: string
  readonly measure: string
  /** Float64, one a judged query, NaN where the query is left out of the mean. */
  readonly values: Float64Array
}

/** Values unrounded, empty where there is none. Names, ids and texts cannot be taken for formulas. */
export function* perQueryCsv({ queries, columns }: PerQueryView): Generator<string> {
  yield line(['query_id', 'query', ...columns.map(({ system, measure }) => harmless(`${system} ${measure}`))])
  for (const [row, { id, text }] of queries.entries()) {
    yield line([harmless(id), harmless(text), ...columns.map(({ values }) => numberText(values[row] ?? NaN))])
  }
}

const numberText = (value: number): string => (Number.isNaN(value) ? '' : String(value))
