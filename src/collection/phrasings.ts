/** Which queries of a collection are phrasings of one: they are scored apart, and ranked and measured as that one. */
import { bytesAt, decodeBytes, textAt, TextTableBuilder, type TextTable } from '../columns/text-table.ts'
import type { Collection, JudgementSet } from './collection.ts'
import { many } from './findings.ts'
import { numberedRows, numberOfPhrasing, stemOf } from './phrasing-ids.ts'

/** Queries with their phrasings, in the order in which the first phrasing of each stands. */
export interface Phrasings {
  /** What each query is called: the id that its phrasings share, without the number. */
  readonly ids: TextTable
  /** Uint32, queries + 1: the phrasings of query q are rows[offsets[q]] .. rows[offsets[q + 1] - 1]. */
  readonly offsets: Uint32Array
  /** Uint32, rows of the collection's queries: of each query the one without a number first, the others by their numbers. */
  readonly rows: Uint32Array
}

/**
 * Null where no query has several phrasings. Queries whose ids differ in nothing but a number behind `#` are one, unless
 * judgements are of one of them by itself: whoever judges `q1#2` takes it for a query. O(queries), and next to nothing
 * where no id has a number.
 */
export function phrasingsOf({ queryIds, judgementSets }: Pick<Collection, 'queryIds' | 'judgementSets'>): Phrasings | null {
  const numbered = numberedIn(queryIds)
  if (numbered.length === 0) return null
  const apart = judgedApart(judgementSets)
  const stems = new Set(numbered.map((row) => decodeBytes(stemOf(bytesAt(queryIds, row)))))
  const groups = new Map<string, number[]>()
  const ids = new TextTableBuilder()
  for (let row = 0; row < queryIds.length; row++) {
    const stem = stemOf(bytesAt(queryIds, row))
    const id = apart.has(decodeBytes(stem)) ? bytesAt(queryIds, row) : stem
    const group = groups.get(decodeBytes(id))
    if (group === undefined) {
      groups.set(decodeBytes(id), [row])
      ids.push(id)
    } else group.push(row)
  }
  const isAny = groups.size < queryIds.length || judgesAny(judgementSets, stems)
  return isAny ? { ids: ids.finish(), ...ragged([...groups.values()].map((rows) => inOrder(queryIds, rows))) } : null
}

/** The phrasings of a query, the one without a number first: rows of the collection's queries. */
export const phrasingRows = ({ offsets, rows }: Pick<Phrasings, 'offsets' | 'rows'>, query: number): Uint32Array => rows.subarray(offsets[query], offsets[query + 1])

const numberedIn = (ids: TextTable) => numberedRows(ids.length, (row) => bytesAt(ids, row))

/** Ids of queries of which judgements name a numbered one, and which therefore have no phrasings. */
export function judgedApart(sets: readonly JudgementSet[]): ReadonlySet<string> {
  const apart = new Set<string>()
  for (const { queryIds } of sets) for (const row of numberedIn(queryIds)) apart.add(decodeBytes(stemOf(bytesAt(queryIds, row))))
  return apart
}

/** Whether judgements are of a query that is here under a number alone. */
function judgesAny(sets: readonly JudgementSet[], stems: ReadonlySet<string>): boolean {
  return sets.some(({ queryIds }) => {
    for (let row = 0; row < queryIds.length; row++) if (stems.has(textAt(queryIds, row))) return true
    return false
  })
}

const inOrder = (ids: TextTable, rows: readonly number[]): readonly number[] => {
  const numberOf = (row: number) => numberOfPhrasing(bytesAt(ids, row))
  return rows.length === 1 ? rows : rows.toSorted((a, b) => numberOf(a) - numberOf(b) || a - b)
}

function ragged(groups: readonly (readonly number[])[]): Pick<Phrasings, 'offsets' | 'rows'> {
  const offsets = new Uint32Array(groups.length + 1)
  groups.forEach((rows, at) => (offsets[at + 1] = (offsets[at] as number) + rows.length))
  return { offsets, rows: Uint32Array.from(groups.flat()) }
}

/** `3 queries have 2 to 4 phrasings`; null where none has. */
export function phrasingsInWords({ offsets }: Phrasings): string | null {
  const counts = Array.from({ length: offsets.length - 1 }, (_, query) => (offsets[query + 1] as number) - (offsets[query] as number)).filter((count) => count > 1)
  if (counts.length === 0) return null
  const [least, most] = [counts.reduce((a, b) => Math.min(a, b)), counts.reduce((a, b) => Math.max(a, b))]
  return `${many(counts.length, 'query has', 'queries have')} ${least === most ? least : `${least} to ${most}`} phrasings`
}
