/** Judgements of a query as judgements of each of its phrasings: for what takes phrasings for queries, as training does. */
import { bytesAt, textAt, TextTableBuilder } from '../columns/text-table.ts'
import type { Phrased } from './as-queries.ts'
import type { Collection, JudgementSet } from './collection.ts'
import { phrasingRows } from './phrasings.ts'

/** The collection as it was brought, each phrasing judged as its query is. */
export function judgedByPhrasing({ brought, phrasings }: Phrased): Collection {
  const queryOf = new Map(Array.from({ length: phrasings.ids.length }, (_, query) => [textAt(phrasings.ids, query), query] as const))
  /** Ids under which a judged query stands in the collection; its own where it does not. */
  const idsOf = (id: Uint8Array, query: number | undefined): readonly Uint8Array[] =>
    query === undefined ? [id] : Array.from(phrasingRows(phrasings, query), (row) => bytesAt(brought.queryIds, row))
  const spread = (set: JudgementSet): JudgementSet => {
    const [ids, docs, ends, grades] = [new TextTableBuilder(), new TextTableBuilder(), [0], [] as number[]]
    for (let judged = 0; judged < set.queryIds.length; judged++) {
      for (const id of idsOf(bytesAt(set.queryIds, judged), queryOf.get(textAt(set.queryIds, judged)))) {
        ids.push(id)
        for (let at = set.offsets[judged] as number; at < (set.offsets[judged + 1] as number); at++) {
          docs.push(bytesAt(set.docIds, at))
          grades.push(set.grade[at] as number)
        }
        ends.push(grades.length)
      }
    }
    return { name: set.name, queryIds: ids.finish(), offsets: Uint32Array.from(ends), docIds: docs.finish(), grade: Int32Array.from(grades) }
  }
  return { ...brought, judgementSets: brought.judgementSets.map(spread) }
}
