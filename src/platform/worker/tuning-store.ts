/** Tunings in IndexedDB. Worth little: where the browser keeps nothing, a model is measured again. */
import { openDB, type DBSchema } from 'idb'
import { withDatabase } from '../shared/with-database.ts'
import type { Tuning, TuningStore } from '../../scoring/tuner.ts'

interface Schema extends DBSchema {
  tunings: { key: string; value: Tuning }
}

const STORE = 'tunings'

export class DiskTunings implements TuningStore {
  async read(key: string): Promise<Tuning | undefined> {
    try {
      return await withDatabase(open(), (database) => database.get(STORE, key))
    } catch (error) {
      console.info('Kept tunings cannot be read', error)
      return undefined
    }
  }

  async write(key: string, tuning: Tuning): Promise<void> {
    try {
      await withDatabase(open(), (database) => database.put(STORE, tuning, key))
    } catch (error) {
      console.info('A tuning could not be kept', error)
    }
  }
}

const open = () => openDB<Schema>('rerank-lab-tunings', 1, { upgrade: (database) => void database.createObjectStore(STORE) })
