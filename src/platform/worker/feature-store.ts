/**
 * Features in IndexedDB: a record of vectors for each batch, and one of passage keys for each query, which says whose
 * they are. So a batch is written without what lies there being read, and to ask what is missing reads no vector.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { bytesOfFeatures, type FeatureStore, type KeptFeatures } from '../../scoring/features.ts'
import { scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import { orAbort } from './or-abort.ts'
import { textOf } from './score-records.ts'

interface Schema extends DBSchema {
  /** Passage keys (64 bits each) in the order that their vectors were written. */
  passages: { key: [scorer: string, query: string]; value: BigUint64Array }
  /** Row-major [passages, width], of the passages from `at` on. */
  vectors: { key: [scorer: string, query: string, at: number]; value: Float32Array }
  /** Counted in the transaction that writes, so that a crash leaves both or neither. */
  scorers: { key: string; value: { readonly scorer: Scorer; readonly width: number; readonly pairs: number } }
}

const STORES = ['passages', 'vectors', 'scorers'] as const

/** Any worker of the origin may open it: what one has written, the others read. */
export class DiskFeatures implements FeatureStore {
  readonly #name: string
  #opening: Promise<IDBPDatabase<Schema>> | null = null

  constructor(name = 'rerank-lab-features') {
    this.#name = name
  }

  async read(scorer: Scorer, query: string): Promise<Map<string, Float32Array>> {
    const key = scorerKey(scorer)
    const transaction = (await this.#open()).transaction(['passages', 'vectors'])
    const batches = IDBKeyRange.bound([key, query], [key, query, []])
    const [passages, vectors] = await Promise.all([transaction.objectStore('passages').get([key, query]), transaction.objectStore('vectors').getAll(batches)])
    const kept = new Map<string, Float32Array>()
    // Batches lie in the order that they were written in, since a key's last part is a number.
    const width = vectors.reduce((sum, { length }) => sum + length, 0) / (passages?.length ?? 1)
    for (const batch of vectors) {
      for (let from = 0; from < batch.length; from += width) kept.set(textOf(passages?.[kept.size] ?? 0n), batch.subarray(from, from + width))
    }
    return kept
  }

  async has(scorer: Scorer, query: string): Promise<Set<string>> {
    const passages = await (await this.#open()).get('passages', [scorerKey(scorer), query])
    return new Set(Array.from(passages ?? [], textOf))
  }

  async append(scorer: Scorer, query: string, passages: readonly string[], features: Float32Array): Promise<void> {
    const key = scorerKey(scorer)
    const width = features.length / passages.length
    // Relaxed: a crash of the browser loses nothing, a power cut perhaps the last batches, which are then computed again.
    const transaction = (await this.#open()).transaction(STORES, 'readwrite', { durability: 'relaxed' })
    const write = async () => {
      const [before = new BigUint64Array(0), held] = await Promise.all([transaction.objectStore('passages').get([key, query]), transaction.objectStore('scorers').get(key)])
      const keys = passages.map((passage) => BigInt(`0x${passage}`))
      const fresh = [...keys.keys()].filter((row) => !before.includes(keys[row] as bigint) && keys.indexOf(keys[row] as bigint) === row)
      if (fresh.length === 0) return
      if (held !== undefined && held.width !== width) throw new RangeError(`The kept features of ${scorer.model} are ${held.width} wide, and these are ${width}`)
      const after = new BigUint64Array(before.length + fresh.length)
      const vectors = new Float32Array(fresh.length * width)
      after.set(before)
      for (const [i, row] of fresh.entries()) {
        after[before.length + i] = keys[row] as bigint
        vectors.set(features.subarray(row * width, (row + 1) * width), i * width)
      }
      await Promise.all([
        transaction.objectStore('passages').put(after, [key, query]),
        transaction.objectStore('vectors').put(vectors, [key, query, before.length]),
        transaction.objectStore('scorers').put({ scorer, width, pairs: (held?.pairs ?? 0) + fresh.length }, key),
      ])
    }
    try {
      await Promise.all([orAbort(write(), transaction), transaction.done])
    } catch (error) {
      throw asSentence(transaction.error ?? error)
    }
  }

  async holdings(): Promise<readonly KeptFeatures[]> {
    const transaction = (await this.#open()).transaction('scorers')
    const [keys, records] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
    return records.map(({ scorer, width, pairs }, at) => ({ key: keys[at] ?? '', scorer, width, pairs, bytes: bytesOfFeatures(pairs, width) }))
  }

  async clear(scorer?: string): Promise<void> {
    const transaction = (await this.#open()).transaction(STORES, 'readwrite')
    // An array sorts after every string and number, so the range holds all records of the scorer.
    const all = scorer === undefined ? null : IDBKeyRange.bound([scorer], [scorer, []])
    const [passages, vectors, scorers] = [transaction.objectStore('passages'), transaction.objectStore('vectors'), transaction.objectStore('scorers')]
    await Promise.all([...(all ? [passages.delete(all), vectors.delete(all), scorers.delete(scorer ?? '')] : [passages.clear(), vectors.clear(), scorers.clear()]), transaction.done])
  }

  /** An attempt that failed is dropped, so that the next is a try; so is a database that is gone. */
  async #open(): Promise<IDBPDatabase<Schema>> {
    const gone = (database?: IDBDatabase) => {
      database?.close()
      this.#opening = null
    }
    this.#opening ??= openDB<Schema>(this.#name, 1, {
      upgrade: (database) => STORES.forEach((store) => database.createObjectStore(store)),
      blocking: (_, __, event) => gone((event.target as IDBDatabase | null) ?? undefined),
      terminated: () => gone(),
    })
    try {
      return await this.#opening
    } catch (error) {
      this.#opening = null
      throw error
    }
  }
}

/** Features are worth nothing where the training worker cannot read them, so they have no place but the disk. */
function asSentence(error: unknown): unknown {
  if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError') return error
  return new Error('The browser gives this site no more room for features. What is computed so far is kept: delete kept features, scores, models or collections that are not needed, and go on.', { cause: error })
}
