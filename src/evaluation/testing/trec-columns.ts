/** For tests: qrels and a run, as text, to the columns that orders and measures are made of. The app's own readers are in src/collection. */
import { byteOrder } from '../../columns/byte-order.ts'
import { textTable } from '../../columns/text-table.ts'
import { UNJUDGED } from '../judged-ranking.ts'
import type { JoinedJudgements } from '../judgements.ts'

export interface TrecColumns {
  readonly columns: { readonly offsets: Uint32Array; readonly passage: Uint32Array }
  readonly score: Float64Array
  readonly docOrder: Uint32Array
  readonly judgements: JoinedJudgements
  readonly judgedIds: readonly string[]
  /** Query ids of the run, and document ids, one a pair. */
  readonly queryIds: readonly string[]
  readonly pairIds: readonly string[]
}

type Table = Map<string, Map<string, number>>

/** Lines that are not `fields` long are passed over; of duplicates the first is kept. */
function readTable(text: string, fields: number, value: (parts: string[]) => number): Table {
  const table: Table = new Map()
  for (const line of text.split('\n')) {
    const parts = line.trim().split(/\s+/)
    const [query, , document] = parts
    if (parts.length < fields || query === undefined || document === undefined) continue
    const row = table.get(query) ?? new Map<string, number>()
    if (!row.has(document)) row.set(document, value(parts))
    table.set(query, row)
  }
  return table
}

export function trecColumns(qrels: string, run: string): TrecColumns {
  const scores = readTable(run, 6, (parts) => Number(parts[4]))
  const grades = readTable(qrels, 4, (parts) => Number.parseInt(parts[3] ?? '', 10))
  const queryIds = [...scores.keys()]
  const documents = [...new Set([...scores.values()].flatMap((row) => [...row.keys()]))]
  const passageOf = new Map(documents.map((document, passage) => [document, passage]))
  const pairs = queryIds.flatMap((query) => [...(scores.get(query) ?? [])].map(([document, score]) => ({ query, document, score })))
  const judgedIds = [...grades.keys()]
  return {
    columns: {
      offsets: runningTotal(queryIds.map((query) => scores.get(query)?.size ?? 0)),
      passage: Uint32Array.from(pairs, ({ document }) => passageOf.get(document) ?? -1),
    },
    score: Float64Array.from(pairs, ({ score }) => score),
    docOrder: byteOrder(textTable(documents)),
    judgements: {
      query: Int32Array.from(judgedIds, (query) => queryIds.indexOf(query)),
      offsets: runningTotal([...grades.values()].map((row) => row.size)),
      grade: Int32Array.from([...grades.values()].flatMap((row) => [...row.values()])),
      pairGrade: Int32Array.from(pairs, ({ query, document }) => grades.get(query)?.get(document) ?? UNJUDGED),
    },
    judgedIds,
    queryIds,
    pairIds: pairs.map(({ document }) => document),
  }
}

function runningTotal(sizes: readonly number[]): Uint32Array {
  let total = 0
  return Uint32Array.of(0, ...sizes.map((size) => (total += size)))
}
