/** The pairs that a job has yet to score, by query. */
import type { Collection } from '../collection/collection.ts'
import { textAt } from '../columns/text-table.ts'
import type { JobRequest } from './job.ts'
import type { Pair, PairTexts } from './pair-scorer.ts'

export class PendingPairs {
  readonly #collection: Collection
  /** Pair rows; objects are made for the query in hand only. */
  readonly #rows: Map<number, Uint32Array>

  constructor(collection: Collection, queries: JobRequest['queries']) {
    this.#collection = collection
    this.#rows = new Map(queries.filter(({ pairs }) => pairs.length > 0).map(({ query, pairs }) => [query, pairs]))
  }

  /** Queries that have pairs left, in the order they are wanted. */
  get queries(): number[] {
    return [...this.#rows.keys()]
  }

  /** How many pairs are left. */
  get size(): number {
    return [...this.#rows.values()].reduce((sum, rows) => sum + rows.length, 0)
  }

  /** The pairs of a query that are left. Throws RangeError for a row that the collection does not have. */
  of(query: number): Pair[] {
    const { passage } = this.#collection.candidates
    return Array.from(this.#rows.get(query) ?? [], (row) => {
      const text = passage[row]
      if (text === undefined) throw new RangeError(`Pair ${row} of ${passage.length}`)
      return { row, query, passage: text }
    })
  }

  /** These pairs of one query are settled. */
  remove(query: number, settled: readonly Pair[]): void {
    const done = new Set(settled.map(({ row }) => row))
    const left = (this.#rows.get(query) ?? new Uint32Array()).filter((row) => !done.has(row))
    if (left.length > 0) this.#rows.set(query, left)
    else this.#rows.delete(query)
  }
}

const textsOfCollections = new WeakMap<Collection, PairTexts>()

/** A collection's columns, as the scorers read them: the same object for the same collection, so that tokens can be kept by it. */
export function textsOf(collection: Collection): PairTexts {
  const { queryTexts, passageTexts } = collection
  const texts = textsOfCollections.get(collection) ?? { query: (row: number) => textAt(queryTexts, row), passage: (row: number) => textAt(passageTexts, row) }
  textsOfCollections.set(collection, texts)
  return texts
}

/** The pairs' rows, as they are told of. */
export const rowsOf = (pairs: readonly Pair[]): Uint32Array => Uint32Array.from(pairs, ({ row }) => row)
