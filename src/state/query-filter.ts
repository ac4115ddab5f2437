/** Queries picked in a chart, so that the lists show no others. */
import { useMemo } from 'react'
import { choose, useChoices, type QueryFilter } from './choices.ts'
import { useCollectionStore } from './collection.ts'

/** Shows only these queries, by their ids; `name` says what they have in common. Of no queries there is nothing to show, so that takes the filter away. */
export function filterQueries(name: string, ids: readonly string[]): void {
  const { collection } = useCollectionStore.getState()
  choose({ filter: collection && ids.length > 0 ? { collection: collection.fingerprint, name, ids: new Set(ids) } : null })
}

export const showAllQueries = (): void => choose({ filter: null })

/** The filter, where it is of the open collection. */
export function useQueryFilter(): QueryFilter | null {
  const filter = useChoices((choices) => choices.filter)
  const fingerprint = useCollectionStore(({ collection }) => collection?.fingerprint)
  return useMemo(() => (filter && filter.collection === fingerprint ? filter : null), [filter, fingerprint])
}
