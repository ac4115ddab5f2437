/** The realm that reads files, searches what they hold and keeps collections, so that the page never waits for a parser or a disk. */
import { expose, transfer } from 'comlink'
import { inHeap, inSharedMemory } from '../src/columns/memory.ts'
import type { Collection } from '../src/collection/collection.ts'
import { transferables } from '../src/collection/columns.ts'
import { meetingsOf } from '../src/collection/judgements.ts'
import type { ColumnRoles } from '../src/collection/table/column-roles.ts'
import { ingest, type Ingested } from '../src/collection/ingest.ts'
import type { ImportProgress } from '../src/collection/receipt.ts'
import { diskCollectionStore } from '../src/platform/shared/collection-store.ts'
import { firstOrders, orderBuffers, type FirstOrders } from '../src/ranking/first-orders.ts'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { fileSource } from '../src/platform/shared/file-source.ts'
import { bm25FirstStage } from '../src/retrieval/first-stage.ts'
import type { WhichQueries } from '../src/retrieval/searched.ts'
import type { Bm25Settings } from '../src/retrieval/settings.ts'
import type { SearchProgress } from '../src/retrieval/steps.ts'
import { sha256Of } from '../src/platform/worker/file-hash.ts'

// Columns are shared where the page is isolated, and moved where it is not.
const allocate = crossOriginIsolated ? inSharedMemory : inHeap
const running = new Set<AbortController>()
const store = diskCollectionStore()

/** A collection with what its orderings start from. */
export interface Ordered {
  readonly collection: Collection
  readonly orders: FirstOrders
  /** See `takeMeetings`. */
  readonly meetings: readonly Int32Array[]
}

const ordered = (collection: Collection): Ordered => ({
  collection,
  orders: firstOrders(collection.passageIds, collection.candidates, collection.firstStages.map(({ score }) => score)),
  meetings: meetingsOf(collection),
})

const buffersOf = ({ collection, orders }: Ordered) => [...transferables(collection), ...orderBuffers(orders)]

const face = {
  /** See src/collection/ingest.ts. */
  async ingest(files: readonly File[], base: Collection | undefined, onProgress: (progress: ImportProgress) => void, roles: ReadonlyMap<string, ColumnRoles>): Promise<Ingested & Partial<Pick<Ordered, 'orders' | 'meetings'>>> {
    const controller = new AbortController()
    running.add(controller)
    const ingested = await ingest(files.map(fileSource), base, { signal: controller.signal, allocate, onProgress, roles }).finally(() => running.delete(controller))
    if (!ingested.collection || ingested.collection === base) return ingested
    const made = ordered(ingested.collection)
    return transfer({ ...ingested, ...made }, buffersOf(made))
  },
  /** See src/retrieval/first-stage.ts. */
  async bm25(base: Collection, which: WhichQueries, settings: Bm25Settings, onProgress: (progress: SearchProgress) => void): Promise<Collection> {
    const controller = new AbortController()
    running.add(controller)
    const collection = await bm25FirstStage(base, which, settings, { signal: controller.signal, allocate, onProgress }).finally(() => running.delete(controller))
    return transfer(collection, transferables(collection))
  },
  /** Ends what is being read or searched; an `ingest` resolves with receipts that say so, a search rejects. An AbortSignal cannot be posted. */
  cancel: () => running.forEach((controller) => controller.abort()),
  /** Of a whole file; see src/platform/worker/file-hash.ts. */
  sha256: (file: File): Promise<string> => sha256Of(file),
  list: store.list,
  save: store.save,
  delete: store.delete,
  async load(fingerprint: string): Promise<Ordered> {
    const loaded = ordered(await store.load(fingerprint, allocate))
    return transfer(loaded, buffersOf(loaded))
  },
}
export type IngestFace = typeof face

letErrorsCross()
expose(face)
