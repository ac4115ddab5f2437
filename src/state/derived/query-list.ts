/** The queries as a list to walk: sorted, searched, each with what changed. */
import { pairsOf, type Collection } from '../../collection/collection.ts'
import { rankChange } from '../../ranking/query-change.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import type { QueryFilter } from '../choices.ts'
import type { QueryDifference, QueryRow, QuerySort } from '../views.ts'
import type { Base } from './base.ts'
import { valuesOn } from './comparison.ts'
import { evaluations, judgedRowOf } from './measures.ts'
import { memo } from './memo.ts'
import { NamedQuery, namesOf, type QueryNames } from './query-names.ts'
import type { OrderedSystem } from './systems.ts'

/** How far down the lists are compared where there are no judgements; deeper ranks weigh next to nothing. */
const CHANGE_DEPTH = 50

class ListedQuery extends NamedQuery implements QueryRow {
  readonly change: number | null
  readonly value: number | null
  readonly judged: boolean
  readonly candidates: number

  constructor(names: QueryNames, query: number, { change, value, judged, candidates }: Omit<QueryRow, keyof NamedQuery>) {
    super(names, query)
    this.change = change
    this.value = value
    this.judged = judged
    this.candidates = candidates
  }
}

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
  const [valueBefore, valueAfter] = [valuesOn(base, first, measure, level), leader && valuesOn(base, leader, measure, level)]
  const [names, judgedRow, compared] = [namesOf(collection), judgedRowOf(base), comparedOf(base)]
  return Array.from({ length: collection.queryIds.length }, (_, query) => {
    const [start, end] = pairsOf(collection.candidates, query)
    const before = valueBefore(query)
    const after = valueAfter ? valueAfter(query) : null
    return new ListedQuery(names, query, {
      change: leader ? (base.joined ? difference(after, before) : listChange(compared, first, leader, query)) : null,
      value: leader ? after : before,
      judged: (judgedRow[query] ?? -1) >= 0,
      candidates: end - start,
    })
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

/** One a query: its place by name. It takes the longest of the orders, and is the same whatever is measured. */
const placesByName = memo((collection: Collection): Uint32Array => {
  const names = namesOf(collection)
  names.readAll()
  const order = Array.from({ length: collection.queryIds.length }, (_, query) => query).sort((a, b) => names.text(a).localeCompare(names.text(b)) || a - b)
  const places = new Uint32Array(order.length)
  order.forEach((query, place) => (places[query] = place))
  return places
})

/** Each row put where its query stands: their order is known, and sorting them by it again takes as long as finding it. */
function inPlaces(rows: readonly QueryRow[], places: Uint32Array): readonly QueryRow[] {
  const placed = Array.from<QueryRow | undefined>({ length: places.length })
  for (const row of rows) placed[places[row.query] as number] = row
  return placed.filter((row) => row !== undefined)
}

const magnitude = ({ change }: QueryRow) => (change === null ? -1 : Math.abs(change))

/** What is known first, in the order asked for; what is not known yet behind it, in file order. */
export const queryList = memo(
  (base: Base, first: OrderedSystem, leader: OrderedSystem | null, measure: string, level: number, sort: QuerySort, search: string, filter: QueryFilter | null): readonly QueryRow[] => {
    const wanted = search.trim().toLowerCase()
    const picked = filter?.collection === base.collection.fingerprint ? filter.ids : null
    if (picked || wanted !== '') namesOf(base.collection).readAll()
    const all = rowsOf(base, first, leader, measure, level)
    const rows = picked || wanted !== '' ? all.filter((row) => (!picked || picked.has(row.id)) && (wanted === '' || row.text.toLowerCase().includes(wanted) || row.id.toLowerCase().includes(wanted))) : [...all]
    // Without a change they stand in order.
    if (sort === 'change' && !leader) return rows
    if (sort === 'name') return inPlaces(rows, placesByName(base.collection))
    const by: Record<Exclude<QuerySort, 'name'>, (a: QueryRow, b: QueryRow) => number> = {
      change: (a, b) => magnitude(b) - magnitude(a) || a.query - b.query,
      measure: (a, b) => (b.value ?? -1) - (a.value ?? -1) || a.query - b.query,
    }
    return rows.sort(by[sort])
  },
)

class DifferentQuery extends NamedQuery implements QueryDifference {
  readonly a: number
  readonly b: number
  readonly difference: number

  constructor(names: QueryNames, query: number, a: number, b: number) {
    super(names, query)
    this.a = a
    this.b = b
    this.difference = a - b
  }
}

/** Queries that both systems have a value for, the largest difference (A minus B) first. */
export function differencesOf(base: Base, a: OrderedSystem, b: OrderedSystem, measure: string, level: number): QueryDifference[] {
  const [left] = evaluations(base, a, [measure], level)
  const [right] = evaluations(base, b, [measure], level)
  if (!left || !right || !base.joined) return []
  const names = namesOf(base.collection)
  return Array.from(base.joined.query, (row, judged): QueryDifference | null => {
    const [of, against] = [left.perQuery[judged], right.perQuery[judged]]
    return row < 0 || of === undefined || against === undefined || Number.isNaN(of) || Number.isNaN(against) ? null : new DifferentQuery(names, row, of, against)
  })
    .filter((row) => row !== null)
    .sort((x, y) => y.difference - x.difference || x.query - y.query)
}
