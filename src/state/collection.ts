/** The first fact: the collection in front of the person, how it got there, and the ones kept from before. */
import { create } from 'zustand'
import type { Collection } from '../collection/collection.ts'
import type { ImportProgress, Receipt } from '../collection/receipt.ts'

export interface RecentCollection {
  readonly name: string
  readonly fingerprint: string
  readonly queries: number
  readonly pairs: number
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

interface CollectionState {
  readonly collection: Collection | undefined
  readonly receipts: readonly Receipt[]
  readonly progress: ImportProgress | null
  readonly recents: readonly RecentCollection[]
}

export const useCollectionStore = create<CollectionState>()(() => ({
  collection: undefined,
  receipts: [],
  progress: null,
  recents: [],
}))
