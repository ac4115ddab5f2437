/** The last benchmark of each collection, on this machine, with the scores that later runs of it are held against. */
import { openDB, type DBSchema } from 'idb'
import { withDatabase } from '../shared/with-database.ts'

interface Schema extends DBSchema {
  runs: { key: string; value: unknown }
  /** By a collection's fingerprint and a system's slug. */
  scores: { key: [string, string]; value: unknown }
}

const open = () =>
  openDB<Schema>('rerank-lab-benchmarks', 1, {
    upgrade(database) {
      database.createObjectStore('runs')
      database.createObjectStore('scores')
    },
  })

export interface KeptBenchmark {
  /** Whatever was kept: who reads it checks it. */
  readonly run: unknown
  readonly scores: readonly (readonly [slug: string, scores: unknown])[]
}

const of = (fingerprint: string) => IDBKeyRange.bound([fingerprint, ''], [fingerprint, []])

export function readBenchmark(fingerprint: string): Promise<KeptBenchmark> {
  return withDatabase(open(), async (database) => {
    const [run, keys, values] = await Promise.all([database.get('runs', fingerprint), database.getAllKeys('scores', of(fingerprint)), database.getAll('scores', of(fingerprint))])
    return { run, scores: keys.map(([, slug], at) => [slug, values[at]] as const) }
  })
}

/** Keeps a run as it stands, in place of what was kept of it. */
export async function writeBenchmark(fingerprint: string, run: unknown): Promise<void> {
  await withDatabase(open(), (database) => database.put('runs', run, fingerprint))
}

/** Keeps a system's scores beside its run. */
export async function writeBenchmarkScores(fingerprint: string, slug: string, scores: unknown): Promise<void> {
  await withDatabase(open(), (database) => database.put('scores', scores, [fingerprint, slug]))
}

/** Forgets a collection's run. */
export async function deleteBenchmark(fingerprint: string): Promise<void> {
  await withDatabase(open(), (database) => Promise.all([database.delete('runs', fingerprint), database.delete('scores', of(fingerprint))]))
}
