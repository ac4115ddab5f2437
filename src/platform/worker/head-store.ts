/** Promoted heads in IndexedDB. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { withDatabase } from '../shared/with-database.ts'
import type { HeadStore, KeptHead } from '../../training/take-home/kept-head.ts'

interface Schema extends DBSchema {
  heads: { key: string; value: KeptHead }
  splits: { key: string; value: Uint8Array }
}

export class DiskHeads implements HeadStore {
  list(): Promise<readonly KeptHead[]> {
    return using(async (database) => (await database.getAll('heads')).sort((a, b) => b.promotedAt - a.promotedAt))
  }

  read(id: string): Promise<KeptHead | undefined> {
    return using((database) => database.get('heads', id))
  }

  write(head: KeptHead, split: Uint8Array | null): Promise<void> {
    return using(async (database) => {
      const transaction = database.transaction(['heads', 'splits'], 'readwrite')
      const splits = transaction.objectStore('splits')
      await Promise.all([transaction.objectStore('heads').put(head, head.id), split === null ? splits.delete(head.id) : splits.put(split, head.id), transaction.done])
    })
  }

  split(id: string): Promise<Uint8Array | null> {
    return using(async (database) => (await database.get('splits', id)) ?? null)
  }

  delete(id: string): Promise<void> {
    return using(async (database) => {
      const transaction = database.transaction(['heads', 'splits'], 'readwrite')
      await Promise.all([transaction.objectStore('heads').delete(id), transaction.objectStore('splits').delete(id), transaction.done])
    })
  }
}

const using = <T>(use: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> =>
  withDatabase(
    openDB<Schema>('rerank-lab-heads', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('heads')
        fresh.createObjectStore('splits')
      },
    }),
    use,
  )
