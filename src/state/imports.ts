/** Files become the collection: read by the ingest worker, shown, kept for the next visit, and given to the scoring worker. */
import { proxy } from 'comlink'
import type { Collection } from '../collection/collection.ts'
import { takeMeetings } from '../collection/judgements.ts'
import type { ImportProgress, Receipt } from '../collection/receipt.ts'
import type { ColumnRoles } from '../collection/table/column-roles.ts'
import { bytesAt, hasBytes } from '../columns/text-table.ts'
import { choose } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { takeOrders } from './derived/base.ts'
import { forgetDerived } from './derived/memo.ts'
import { moveSystems, remember, remembered } from './remembered.ts'
import { recallScores } from './recall.ts'
import { clearScores } from './scores.ts'
import { abandon } from './scoring-job.ts'
import { forgetSources, noteSources } from './source-files.ts'
import { ingest, scoring, tellScoring } from './workers.ts'

// A scoring worker that had to be started again is told what is open.
tellScoring(async (worker) => {
  const { collection } = useCollectionStore.getState()
  if (collection) await worker.setCollection(collection)
})

// One import after another: each adds to what the one before it made.
let queue: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work, work)
  queue = done.catch(() => undefined)
  return done
}

/** What was brought last, and to what: it is read again when a person says what its columns are for. */
interface LastImport {
  readonly files: readonly File[]
  readonly base: Collection | undefined
  readonly roles: ReadonlyMap<string, ColumnRoles>
}
let last: LastImport | undefined

/** Reads files into the collection. One receipt a file, refused ones too; rejects only where reading itself cannot be done. */
export const addFiles = (files: File[]): Promise<readonly Receipt[]> =>
  inTurn(() => read({ files, base: useCollectionStore.getState().collection, roles: new Map() }))

/** Reads the last import again, in the place of what came of it before, with other columns for one of its tables. @param file as its receipt calls it */
export const chooseColumns = (file: string, roles: ColumnRoles): Promise<readonly Receipt[]> =>
  inTurn(() => (last === undefined ? Promise.resolve([]) : read({ ...last, roles: new Map([...last.roles, [file, roles]]) })))

/** Reads pasted text as a file of that content. */
export const pasteText = (text: string): Promise<readonly Receipt[]> => addFiles([new File([text], 'pasted text')])

async function read(brought: LastImport): Promise<readonly Receipt[]> {
  const { files, base, roles } = brought
  const { collection: open } = useCollectionStore.getState()
  useCollectionStore.setState({ progress: { file: files[0]?.name ?? '', bytes: 0, bytesTotal: files.reduce((sum, { size }) => sum + size, 0), rows: 0 } })
  try {
    const onProgress = (progress: ImportProgress) => useCollectionStore.setState({ progress })
    const { collection, receipts, orders, meetings } = await ingest((worker) => worker.ingest(files, base, proxy(onProgress), roles))
    // Closed while it was read: then nobody waits for it any more.
    if (useCollectionStore.getState().collection !== open) return receipts
    last = brought
    if (collection && orders) takeOrders(collection, orders)
    if (collection && meetings) takeMeetings(collection, meetings)
    useCollectionStore.setState({ receipts })
    if (collection && collection.fingerprint !== open?.fingerprint) {
      const refused = new Set(receipts.filter(({ outcome }) => outcome === 'refused').map(({ file }) => file))
      noteSources(collection.fingerprint, base && isExtension(base, collection) ? base.fingerprint : undefined, files.filter(({ name }) => !refused.has(name)))
      await show(collection, open, open !== base)
    }
    return receipts
  } finally {
    useCollectionStore.setState({ progress: null })
  }
}

/**
 * Makes the open collection anew, after the imports that wait: what `make` gives is shown, kept and given to the scoring
 * worker as if files had been added; null changes nothing. Throws what `make` throws, and where nothing is open.
 */
export const changeCollection = (make: (open: Collection) => Promise<Collection | null>): Promise<void> =>
  inTurn(async () => {
    const { collection: open } = useCollectionStore.getState()
    if (!open) throw new Error('There is no collection to add to.')
    const collection = await make(open)
    // Closed meanwhile: then nobody waits for it any more.
    if (collection === null || useCollectionStore.getState().collection !== open || collection.fingerprint === open.fingerprint) return
    // What was imported before cannot be read again in its place without losing this.
    last = undefined
    noteSources(collection.fingerprint, open.fingerprint, [])
    await show(collection, open, false)
  })

/** Stops the running import; what it read is given up, the collection stays as it was. */
export const cancelImport = (): void => unawaited(ingest((worker) => worker.cancel()), 'The import could not be stopped')

/** @param again whether it stands in the place of the one before, which the same files made */
async function show(collection: Collection, before: Collection | undefined, again: boolean): Promise<void> {
  const extends_ = before !== undefined && samePairs(before, collection)
  useCollectionStore.setState({ collection })
  if (!extends_) forget(before)
  await scoring((worker) => worker.setCollection(collection))
  await keep(collection, before && (again || isExtension(before, collection)) ? before : undefined)
  if (!extends_) await recallScores(collection)
}

/** From here on pair rows mean other pairs: the scores go, the job that makes them, and what was chosen of the collection before. */
function forget(before: Collection | undefined): void {
  abandon()
  clearScores()
  forgetDerived()
  // With nothing open before, what is chosen came from a link or is the last visit's, and holds.
  if (before) choose({ query: null, opened: null, firstStage: null, judgements: null, search: '' })
}

/** Whether pair rows mean the same in both, so that scores stand. */
function samePairs(a: Collection, b: Collection): boolean {
  const same = (left: Uint32Array, right: Uint32Array) => left.length === right.length && left.every((value, at) => value === right[at])
  return a.passageIds.length === b.passageIds.length && a.queryIds.length === b.queryIds.length && same(a.candidates.offsets, b.candidates.offsets) && same(a.candidates.passage, b.candidates.passage)
}

/**
 * Whether the later one was made by adding files to the earlier, and so takes its place among the kept ones: the earlier's
 * queries come first in it, row for row. Its name may have changed, where a run became more than one part's.
 */
function isExtension(before: Collection, after: Collection): boolean {
  if (before.queryIds.length > after.queryIds.length) return false
  const silent = new Set(before.textless.queries)
  for (let row = 0; row < before.queryIds.length; row++) {
    if (!hasBytes(after.queryIds, row, bytesAt(before.queryIds, row))) return false
    if (!silent.has(row) && !hasBytes(after.queryTexts, row, bytesAt(before.queryTexts, row))) return false
  }
  return true
}

async function keep(collection: Collection, replaced: Collection | undefined): Promise<void> {
  try {
    await ingest((worker) => worker.save(collection))
    if (replaced) {
      moveSystems(replaced.fingerprint, collection.fingerprint)
      await ingest((worker) => worker.delete(replaced.fingerprint))
      forgetSources(replaced.fingerprint)
    }
    if (useCollectionStore.getState().collection === collection) remember({ collection: collection.fingerprint })
    await refreshRecents()
  } catch (error) {
    notify('info', `This collection is open, but could not be kept for the next visit: ${sentence(error)}`)
  }
}

export async function refreshRecents(): Promise<void> {
  useCollectionStore.setState({ recents: await ingest((worker) => worker.list()) })
}

/** Opens a kept collection. */
export const openRecent = (fingerprint: string): Promise<void> =>
  inTurn(async () => {
    try {
      const { collection, orders, meetings } = await ingest((worker) => worker.load(fingerprint))
      takeOrders(collection, orders)
      takeMeetings(collection, meetings)
      await open(collection)
    } catch (error) {
      notify('error', `The kept collection cannot be opened: ${sentence(error)}`)
    }
  })

async function open(collection: Collection): Promise<void> {
  const { collection: before } = useCollectionStore.getState()
  last = undefined
  useCollectionStore.setState({ collection, receipts: [] })
  forget(before)
  remember({ collection: collection.fingerprint })
  await scoring((worker) => worker.setCollection(collection))
  await recallScores(collection)
}

export async function deleteRecent(fingerprint: string): Promise<void> {
  try {
    await ingest((worker) => worker.delete(fingerprint))
    moveSystems(fingerprint, null)
    forgetSources(fingerprint)
    if (remembered().collection === fingerprint) remember({ collection: null })
    await refreshRecents()
  } catch (error) {
    notify('error', `The kept collection cannot be deleted: ${sentence(error)}`)
  }
}

/** Puts the collection away; it stays among the kept ones. What is being read to be added to it is given up. */
export function closeCollection(): void {
  const { collection, progress } = useCollectionStore.getState()
  if (progress) cancelImport()
  last = undefined
  useCollectionStore.setState({ collection: undefined, receipts: [] })
  forget(collection)
  choose({ screen: 'collection' })
  remember({ collection: null })
}
