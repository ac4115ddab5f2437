/** Where collections are kept over a reload: the port, and a version in memory. The browser's lies in src/platform/shared. */
import type { Allocate } from '../columns/memory.ts'
import { asQueries } from './as-queries.ts'
import { archiveOf, archiveSize, readArchive } from './archive.ts'
import { ArchiveError } from './archive-reader.ts'
import { bytesSource } from './bytes/byte-source.ts'
import { pairCount, queryCount, type Collection } from './collection.ts'

export interface SavedCollection {
  readonly name: string
  readonly fingerprint: string
  readonly queries: number
  readonly pairs: number
  /** On disk. */
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
}

export interface CollectionStore {
  /** What is kept, the latest first. */
  list(): Promise<SavedCollection[]>
  /** Keeps the collection under its fingerprint. Rejects where the disk is full; what was kept before stays. */
  save(collection: Collection): Promise<SavedCollection>
  /** Rejects with ArchiveError where it is not there, cut or damaged. */
  load(fingerprint: string, allocate?: Allocate): Promise<Collection>
  /** Deleting what is not there is no error. */
  delete(fingerprint: string): Promise<void>
}

/** What `list` says of a collection. */
export function savedAs(collection: Collection, savedAt: number): SavedCollection {
  const { name, fingerprint } = collection
  const ranked = asQueries(collection)?.collection ?? collection
  return { name, fingerprint, queries: queryCount(ranked), pairs: pairCount(ranked), bytes: archiveSize(collection), savedAt }
}

export const notKept = (fingerprint: string) => new ArchiveError(`No collection ${fingerprint} is kept here. Add its files again.`)

/** Keeps archives in memory: for Node, and for browsers that give no disk. */
export function memoryCollectionStore(now: () => number = Date.now): CollectionStore {
  const kept = new Map<string, { saved: SavedCollection; archive: Uint8Array }>()
  return {
    list: async () => Array.from(kept.values(), ({ saved }) => saved).sort((a, b) => b.savedAt - a.savedAt),
    async save(collection) {
      const saved = savedAs(collection, now())
      const archive = new Uint8Array(saved.bytes)
      let at = 0
      for (const chunk of archiveOf(collection)) {
        archive.set(chunk, at)
        at += chunk.length
      }
      kept.set(saved.fingerprint, { saved, archive })
      return saved
    },
    async load(fingerprint, allocate) {
      const held = kept.get(fingerprint)
      if (held === undefined) throw notKept(fingerprint)
      return readArchive(bytesSource(fingerprint, held.archive), allocate)
    },
    async delete(fingerprint) {
      kept.delete(fingerprint)
    },
  }
}
