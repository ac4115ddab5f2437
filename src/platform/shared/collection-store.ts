/** Collections in the origin's private file system: one file each, which says in its header what it is. */
import { archiveOf, readArchive, readArchiveHeader } from '../../collection/archive.ts'
import { ArchiveError } from '../../collection/archive-reader.ts'
import { notKept, savedAs, type CollectionStore, type SavedCollection } from '../../collection/collection-store.ts'
import { fileSource } from './file-source.ts'

const FOLDER = 'collections'
const SUFFIX = '.columns'

/** @param root the folder that holds ours; the origin's own when not given */
export function diskCollectionStore(root: () => Promise<FileSystemDirectoryHandle> = () => navigator.storage.getDirectory()): CollectionStore {
  const folder = async () => (await root()).getDirectoryHandle(FOLDER, { create: true })
  return {
    async list() {
      const saved: SavedCollection[] = []
      for await (const handle of (await folder()).values()) {
        if (handle.kind !== 'file' || !handle.name.endsWith(SUFFIX)) continue
        const file = await handle.getFile()
        // Nothing stands in a file whose first save is under way, or was cut by the page's end.
        if (file.size > 0) saved.push(await described(file))
      }
      return saved.sort((a, b) => b.savedAt - a.savedAt)
    },
    async save(collection) {
      const handle = await (await folder()).getFileHandle(collection.fingerprint + SUFFIX, { create: true })
      // What is written takes the file's place when it is closed, so a crash leaves the old one.
      const writable = await handle.createWritable()
      try {
        for (const chunk of archiveOf(collection)) await writable.write(chunk)
        await writable.close()
      } catch (cause) {
        // The first failure is the one to tell; giving up the rest may fail for the same reason.
        await writable.abort().catch(() => undefined)
        throw new Error(`“${collection.name}” could not be kept over a reload: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      }
      return savedAs(collection, (await handle.getFile()).lastModified)
    },
    async load(fingerprint, allocate) {
      const handle = await (await folder()).getFileHandle(fingerprint + SUFFIX).catch((cause: unknown) => {
        if (cause instanceof DOMException && cause.name === 'NotFoundError') throw notKept(fingerprint)
        throw cause
      })
      return readArchive(fileSource(await handle.getFile()), allocate)
    },
    async delete(fingerprint) {
      await (await folder()).removeEntry(fingerprint + SUFFIX).catch((cause: unknown) => {
        if (!(cause instanceof DOMException && cause.name === 'NotFoundError')) throw cause
      })
    },
  }
}

/** A file that cannot be read is listed too: it takes room, and only what is listed can be deleted. */
async function described(file: File): Promise<SavedCollection> {
  const kept = { fingerprint: file.name.slice(0, -SUFFIX.length), bytes: file.size, savedAt: file.lastModified }
  try {
    const { name, queries, pairs } = await readArchiveHeader(fileSource(file))
    return { ...kept, name, queries, pairs }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    return { ...kept, name: 'damaged', queries: 0, pairs: 0 }
  }
}
