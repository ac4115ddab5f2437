/** The first fact: the collection in front of the person, how it got there, and the ones kept from before. */
import { create } from 'zustand'
import type { Collection } from '../collection/collection.ts'
import type { SavedCollection } from '../collection/collection-store.ts'
import type { ImportProgress, Receipt } from '../collection/receipt.ts'

interface CollectionState {
  readonly collection: Collection | undefined
  readonly receipts: readonly Receipt[]
  readonly progress: ImportProgress | null
  readonly recents: readonly SavedCollection[]
}

export const useCollectionStore = create<CollectionState>()(() => ({
  collection: undefined,
  receipts: [],
  progress: null,
  recents: [],
}))
