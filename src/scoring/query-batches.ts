/** What is run next: the batches of one query after another, in the order that queries are wanted. */
import type { Batch, BatchSource } from './device-run.ts'
import type { Pair } from './pair-scorer.ts'
import type { PendingPairs } from './pending-pairs.ts'
import type { QueryOrder } from './query-order.ts'

export class QueryBatches implements BatchSource {
  readonly #pending: PendingPairs
  readonly #order: QueryOrder
  readonly #cut: (pairs: readonly Pair[]) => Pair[][]
  /** Batches of queries that were cut and not given out to the last one. */
  readonly #left = new Map<number, Pair[][]>()
  #current: number | undefined

  /** @param order of all queries that have pairs pending */
  constructor(pending: PendingPairs, order: QueryOrder, cut: (pairs: readonly Pair[]) => Pair[][]) {
    this.#pending = pending
    this.#order = order
    this.#cut = cut
  }

  next(): Batch | undefined {
    if (this.#current !== undefined && this.#order.isOvertaken(this.#current)) {
      this.#order.putBack(this.#current)
      this.#current = undefined
    }
    for (;;) {
      this.#current ??= this.#order.take()
      if (this.#current === undefined) return undefined
      const pairs = this.#batchesOf(this.#current).shift()
      if (pairs !== undefined) return { query: this.#current, pairs }
      this.#left.delete(this.#current)
      this.#current = undefined
    }
  }

  /** Cuts the query that is likely to be next, which encodes its texts, when there is little left of the current one. */
  lookAhead(least: number): void {
    if (this.#current !== undefined && this.#batchesOf(this.#current).length > least) return
    const next = this.#order.take()
    if (next === undefined) return
    this.#batchesOf(next)
    this.#order.putBack(next)
  }

  #batchesOf(query: number): Pair[][] {
    const cut = this.#left.get(query) ?? this.#cut(this.#pending.of(query))
    this.#left.set(query, cut)
    return cut
  }
}
