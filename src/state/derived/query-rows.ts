/** Query ids to rows of the collection. */
import type { Collection } from '../../collection/collection.ts'
import { judgedQueryFinder } from '../../collection/judgements.ts'
import { IdIndex } from '../../columns/id-index.ts'
import { bytesAt } from '../../columns/text-table.ts'
import { memo } from './memo.ts'
import { askedCollection } from './phrased.ts'

const indexOf = memo((collection: Collection) => new IdIndex(collection.queryIds))

/** The row of a query id, or -1. */
export const rowOfQuery = (collection: Collection, id: string): number => indexOf(collection).find(id)

/** For each set of judgements, how many of its queries the collection holds. */
export const joinedSets = memo((brought: Collection): readonly { name: string; joined: number; queries: number }[] => {
  const collection = askedCollection(brought)
  const rowOf = judgedQueryFinder(collection)
  return collection.judgementSets.map(({ name, queryIds }) => {
    let joined = 0
    for (let row = 0; row < queryIds.length; row++) if (rowOf(bytesAt(queryIds, row)) >= 0) joined++
    return { name, joined, queries: queryIds.length }
  })
})
