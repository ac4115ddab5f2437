/** The last training of each collection, on this machine: a head takes megabytes, more than localStorage does. */
import { openDB, type DBSchema } from 'idb'

interface Schema extends DBSchema {
  trainings: { key: string; value: unknown }
}

const open = () => openDB<Schema>('rerank-lab-trainings', 1, { upgrade: (database) => void database.createObjectStore('trainings') })

/** What was kept for a collection's fingerprint, whatever it is: who reads it checks it. */
export async function readTraining(fingerprint: string): Promise<unknown> {
  const database = await open()
  try {
    return await database.get('trainings', fingerprint)
  } finally {
    database.close()
  }
}

/** Keeps a collection's training in place of the one before. */
export async function writeTraining(fingerprint: string, training: unknown): Promise<void> {
  const database = await open()
  try {
    await database.put('trainings', training, fingerprint)
  } finally {
    database.close()
  }
}
