/** The last training of each collection, on this machine: a head takes megabytes, more than localStorage does. */
import { openDB, type DBSchema } from 'idb'
import { withDatabase } from '../shared/with-database.ts'

interface Schema extends DBSchema {
  trainings: { key: string; value: unknown }
}

const open = () => openDB<Schema>('rerank-lab-trainings', 1, { upgrade: (database) => void database.createObjectStore('trainings') })

/** What was kept for a collection's fingerprint, whatever it is: who reads it checks it. */
export const readTraining = (fingerprint: string): Promise<unknown> => withDatabase(open(), (database) => database.get('trainings', fingerprint))

/** Keeps a collection's training in place of the one before. */
export async function writeTraining(fingerprint: string, training: unknown): Promise<void> {
  await withDatabase(open(), (database) => database.put('trainings', training, fingerprint))
}
