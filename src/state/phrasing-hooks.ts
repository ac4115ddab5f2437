/** What screens read of phrasings; all of it is nothing where no query has any. */
import { useMemo } from 'react'
import { pairCount, queryCount } from '../collection/collection.ts'
import { phrasingsOfQuery, placesByPhrasing, type PhrasingView, type PlacesByPhrasing } from './derived/phrasing-view.ts'
import { rowOfQuery } from './derived/query-rows.ts'
import { useFacts } from './hooks.ts'
import { selectBase, selectColumns, selectQuery } from './selected.ts'

export type { PhrasingView, PlacesByPhrasing } from './derived/phrasing-view.ts'

/** Counts of a collection whose queries have phrasings. */
export interface PhrasedCounts {
  readonly queries: number
  readonly phrasings: number
  /** Of queries: a passage that several phrasings have counts once. */
  readonly candidates: number
}

/** Null where no query has phrasings. */
export function usePhrasedCounts(): PhrasedCounts | null {
  const base = selectBase(useFacts())
  return useMemo(() => (base?.phrased ? { queries: queryCount(base.collection), phrasings: base.phrased.phrasings.rows.length, candidates: pairCount(base.collection) } : null), [base])
}

/** The phrasings of a query, a row of what is ranked; none where it has no more than one. */
export function usePhrasings(query: number): readonly PhrasingView[] {
  const base = selectBase(useFacts())
  return useMemo(() => {
    const phrasings = base && query < queryCount(base.collection) ? phrasingsOfQuery(base, query) : []
    return phrasings.length > 1 ? phrasings : []
  }, [base, query])
}

/** Where each phrasing of the query in view puts a pair; null where it has no more than one. */
export function usePlacesByPhrasing(pair: number): PlacesByPhrasing | null {
  const facts = useFacts()
  const base = selectBase(facts)
  const query = base?.phrased ? selectQuery(facts, (id) => rowOfQuery(base.collection, id)) : null
  const systems = selectColumns(facts)
  const { scored } = facts
  return useMemo(() => (base && query !== null ? placesByPhrasing(base, systems, scored, query, pair) : null), [base, systems, scored, query, pair])
}
