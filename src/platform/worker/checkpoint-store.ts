/** Checkpoints of trainings in IndexedDB. Where the browser keeps nothing, a training runs as well, and starts anew after a closed tab. */
import { openDB, type DBSchema } from 'idb'
import { withDatabase } from '../shared/with-database.ts'
import type { Checkpoint, CheckpointStore } from '../../training/run/checkpoint.ts'

interface Schema extends DBSchema {
  checkpoints: { key: string; value: { readonly checkpoint: Checkpoint; readonly writtenAt: number }; indexes: { writtenAt: number } }
}

const STORE = 'checkpoints'
/** Trainings that were given up leave theirs behind, a few megabytes each: the latest so many stay. */
const KEPT = 4

export class DiskCheckpoints implements CheckpointStore {
  readonly #name: string

  constructor(name = 'rerank-lab-checkpoints') {
    this.#name = name
  }

  read(key: string): Promise<Checkpoint | undefined> {
    return this.#tried(async (database) => (await database.get(STORE, key))?.checkpoint)
  }

  async write(key: string, checkpoint: Checkpoint): Promise<void> {
    await this.#tried(async (database) => {
      const transaction = database.transaction(STORE, 'readwrite')
      await transaction.store.put({ checkpoint, writtenAt: Date.now() }, key)
      const oldest = await transaction.store.index('writtenAt').getAllKeys()
      await Promise.all([...oldest.slice(0, -KEPT).map((old) => transaction.store.delete(old)), transaction.done])
    })
  }

  async remove(key: string): Promise<void> {
    await this.#tried((database) => database.delete(STORE, key))
  }

  async #tried<T>(use: (database: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T | undefined> {
    try {
      return await withDatabase(open(this.#name), use)
    } catch (error) {
      console.info('A checkpoint could not be kept, read or deleted', error)
      return undefined
    }
  }
}

const open = (name: string) => openDB<Schema>(name, 1, { upgrade: (database) => void database.createObjectStore(STORE).createIndex('writtenAt', 'writtenAt') })
