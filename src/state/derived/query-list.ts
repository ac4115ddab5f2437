/** The queries as a list to walk: sorted, searched, each with what changed. */
import { pairsOf, type Collection } from '../../collection/collection.ts'
import { textAt } from '../../columns/text-table.ts'
import { rankChange } from '../../ranking/query-change.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import type { QueryFilter } from '../choices.ts'
import type { QueryDifference, QueryRow, QuerySort } from '../views.ts'
import type { Base } from './base.ts'
import { valueOn } from './comparison.ts'
import { evaluations, judgedRowOf } from './measures.ts'
import { memo } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/** How far down the lists are compared where there are no judgements; deeper ranks weigh next to nothing. */
const CHANGE_DEPTH = 50

/** Ids and texts: decoded once a collection, since rows are made anew with every write of scores. */
const namesOf = memo(({ queryIds, queryTexts }: Collection) => Array.from({ length: queryIds.length }, (_, query) => ({ id: textAt(queryIds, query), text: textAt(queryTexts, query) })))

/** What is compared without judgements: the tops of two lists, and how much they differ. */
interface Compared {
  readonly before: Uint32Array
  readonly after: Uint32Array
  readonly change: number
}

/** By query. While a job runs most lists stand as they stood, and comparing is dearer than looking. */
const comparedOf = memo((base: Base): (Compared | undefined)[] => Array.from({ length: base.collection.queryIds.length }))

/** All queries in file order. `leader` is the scorer whose change is shown; without one nothing has changed yet. */
const rowsOf = memo((base: Base, first: OrderedSystem, leader: OrderedSystem | null, measure: string, level: number): readonly QueryRow[] => {
  const { collection } = base
  return namesOf(collection).map(({ id, text }, query): QueryRow => {
    const [start, end] = pairsOf(collection.candidates, query)
    const before = valueOn(base, first, query, measure, level)
    const after = leader ? valueOn(base, leader, query, measure, level) : null
    return {
      query,
      id,
      text,
      change: leader ? (base.joined ? difference(after, before) : listChange(comparedOf(base), first, leader, query)) : null,
      value: leader ? after : before,
      judged: (judgedRowOf(base)[query] ?? -1) >= 0,
      candidates: end - start,
    }
  })
})

const difference = (after: number | null, before: number | null) => (after === null || before === null ? null : after - before)

function listChange(compared: (Compared | undefined)[], first: OrderedSystem, leader: OrderedSystem, query: number): number | null {
  if (leader.rankings.complete[query] !== 1) return null
  const [before, after] = [first, leader].map(({ rankings }) => rankedPairs(rankings, query).subarray(0, CHANGE_DEPTH)) as [Uint32Array, Uint32Array]
  const last = compared[query]
  if (last && isSame(last.before, before) && isSame(last.after, after)) return last.change
  const change = rankChange(before, after)
  // Copies: a view would keep the whole order that it is of.
  compared[query] = { before: before.slice(), after: after.slice(), change }
  return change
}

const isSame = (a: Uint32Array, b: Uint32Array) => a.length === b.length && a.every((value, at) => value === b[at])

const magnitude = ({ change }: QueryRow) => (change === null ? -1 : Math.abs(change))

/** What is known first, in the order asked for; what is not known yet behind it, in file order. */
export const queryList = memo(
  (base: Base, first: OrderedSystem, leader: OrderedSystem | null, measure: string, level: number, sort: QuerySort, search: string, filter: QueryFilter | null): readonly QueryRow[] => {
    const wanted = search.trim().toLowerCase()
    const picked = filter?.collection === base.collection.fingerprint ? filter.ids : null
    const rows = rowsOf(base, first, leader, measure, level).filter(
      ({ id, text }) => (!picked || picked.has(id)) && (wanted === '' || text.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted)),
    )
    const by: Record<QuerySort, (a: QueryRow, b: QueryRow) => number> = {
      change: (a, b) => magnitude(b) - magnitude(a) || a.query - b.query,
      name: (a, b) => a.text.localeCompare(b.text) || a.query - b.query,
      measure: (a, b) => (b.value ?? -1) - (a.value ?? -1) || a.query - b.query,
    }
    return rows.sort(by[sort])
  },
)

/** Queries that both systems have a value for, the largest difference (A minus B) first. */
export function differencesOf(base: Base, a: OrderedSystem, b: OrderedSystem, measure: string, level: number): QueryDifference[] {
  const [left] = evaluations('chosen', base, a, [measure], level)
  const [right] = evaluations('chosen', base, b, [measure], level)
  if (!left || !right || !base.joined) return []
  const { query } = base.joined
  return Array.from(query, (row, judged): QueryDifference | null => {
    const [of, against] = [left.perQuery[judged], right.perQuery[judged]]
    if (row < 0 || of === undefined || against === undefined || Number.isNaN(of) || Number.isNaN(against)) return null
    return {
      query: row,
      id: textAt(base.collection.queryIds, row),
      text: textAt(base.collection.queryTexts, row),
      a: of,
      b: against,
      difference: of - against,
    }
  })
    .filter((row) => row !== null)
    .sort((x, y) => y.difference - x.difference || x.query - y.query)
}
