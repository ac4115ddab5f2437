/** Judgements as writers take them: by the ids that the runs beside them have. */
import type { JudgementSet } from '../collection/collection.ts'
import { textAt, type TextTable } from '../columns/text-table.ts'

export interface ExportedJudgements {
  readonly set: JudgementSet
  /** Int32, one a judged query: its row in the collection, or -1. */
  readonly queryRow: Int32Array
  /** The collection's. */
  readonly queryIds: TextTable
}

/** One judged query with its rows of the set. */
export interface JudgedQuery {
  readonly id: string
  readonly start: number
  readonly end: number
}

/**
 * All queries with a judgement, those that the collection lacks too: trec_eval -c counts them. One that joined by its text
 * (Quepid's way) goes by the collection's id, as in the runs.
 */
export function* judgedQueries({ set, queryRow, queryIds }: ExportedJudgements): Generator<JudgedQuery> {
  for (let judged = 0; judged < set.queryIds.length; judged++) {
    const [start, end] = [set.offsets[judged] as number, set.offsets[judged + 1] as number]
    const row = queryRow[judged] ?? -1
    if (end > start) yield { id: row >= 0 ? textAt(queryIds, row) : textAt(set.queryIds, judged), start, end }
  }
}
