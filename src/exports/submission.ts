/** What a competition wants: a query on a line, with the ids of its best documents. */
import { textAt } from '../columns/text-table.ts'
import { field, line, type Separator } from './csv.ts'
import { ExportError } from './export-error.ts'
import { shownLists, type OrderedRun } from './ordered-run.ts'

export interface SubmissionOptions {
  /** Ids on a line; a shorter list has fewer. */
  readonly k: number
  readonly separator: Separator
  /** Whether the first line names the columns. */
  readonly header: boolean
  /** Ids each in a column of its own, or all in the second one with spaces between. */
  readonly ids: 'columns' | 'one column'
}

export const defaultSubmission: SubmissionOptions = { k: 10, separator: ',', header: true, ids: 'columns' }

/** @throws {RangeError} where k is no whole number from 1 up. @throws {ExportError} where ids hold the spaces that are to part them */
export function* submission(run: OrderedRun, { k, separator, header, ids }: SubmissionOptions = defaultSubmission): Generator<string> {
  if (!(Number.isInteger(k) && k >= 1)) throw new RangeError(`The ids on a line are a whole number from 1 up, not ${k}.`)
  const { queryIds, passageIds, candidates } = run.collection
  const write = (fields: readonly string[]) => line(fields.map((text) => field(text, separator)), separator)
  if (header) yield write(['query_id', ...(ids === 'columns' ? Array.from({ length: k }, (_, at) => `doc_id_${at + 1}`) : ['doc_ids'])])
  for (const { query, pairs } of shownLists(run)) {
    const best = Array.from(pairs.subarray(0, k), (pair) => textAt(passageIds, candidates.passage[pair] as number))
    const spaced = ids === 'one column' ? best.find((id) => /\s/.test(id)) : undefined
    if (spaced !== undefined) throw new ExportError(`The id “${spaced}” holds white space, which is to stand between ids. Give each id a column of its own.`)
    // As many fields as the header has: readers of tables refuse ragged lines.
    const columns = ids === 'columns' ? Array.from({ length: k }, (_, at) => best[at] ?? '') : [best.join(' ')]
    yield write([textAt(queryIds, query), ...columns])
  }
}
