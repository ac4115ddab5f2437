/** The realm that reads files and keeps collections, so that the page never waits for a parser or a disk. */
import { expose, transfer } from 'comlink'
import { inHeap, inSharedMemory } from '../src/columns/memory.ts'
import type { Collection } from '../src/collection/collection.ts'
import { transferables } from '../src/collection/columns.ts'
import type { ColumnRoles } from '../src/collection/table/column-roles.ts'
import { ingest, type Ingested } from '../src/collection/ingest.ts'
import type { ImportProgress } from '../src/collection/receipt.ts'
import { diskCollectionStore } from '../src/platform/shared/collection-store.ts'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { fileSource } from '../src/platform/shared/file-source.ts'

// Columns are shared where the page is isolated, and moved where it is not.
const allocate = crossOriginIsolated ? inSharedMemory : inHeap
const running = new Set<AbortController>()
const store = diskCollectionStore()

const face = {
  /** See src/collection/ingest.ts. */
  async ingest(files: readonly File[], base: Collection | undefined, onProgress: (progress: ImportProgress) => void, roles: ReadonlyMap<string, ColumnRoles>): Promise<Ingested> {
    const controller = new AbortController()
    running.add(controller)
    const ingested = await ingest(files.map(fileSource), base, { signal: controller.signal, allocate, onProgress, roles }).finally(() => running.delete(controller))
    return transfer(ingested, ingested.collection ? transferables(ingested.collection) : [])
  },
  /** Ends what is being read; its `ingest` resolves with receipts that say so. An AbortSignal cannot be posted. */
  cancel: () => running.forEach((controller) => controller.abort()),
  list: store.list,
  save: store.save,
  delete: store.delete,
  async load(fingerprint: string): Promise<Collection> {
    const collection = await store.load(fingerprint, allocate)
    return transfer(collection, transferables(collection))
  },
}
export type IngestFace = typeof face

letErrorsCross()
expose(face)
