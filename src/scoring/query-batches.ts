/** What is run next: the batches of one query after another, in the order that queries are wanted. */
import type { Batch, BatchSource } from './device-run.ts'
import type { Pair } from './pair-scorer.ts'
import type { PendingPairs } from './pending-pairs.ts'
import type { QueryOrder } from './query-order.ts'

export class QueryBatches implements BatchSource {
  readonly #pending: PendingPairs
  readonly #order: QueryOrder
  readonly #cut: (pairs: readonly Pair[], tokens: number) => Pair[][]
  /** Batches of queries that were cut and not given out to the last one, and the tokens that they were cut by. */
  readonly #left = new Map<number, { readonly tokens: number; readonly batches: Pair[][] }>()
  #current: number | undefined

  /** @param order of all queries that have pairs pending */
  constructor(pending: PendingPairs, order: QueryOrder, cut: (pairs: readonly Pair[], tokens: number) => Pair[][]) {
    this.#pending = pending
    this.#order = order
    this.#cut = cut
  }

  next(tokens: number): Batch | undefined {
    if (this.#current !== undefined && this.#order.isOvertaken(this.#current)) {
      this.#order.putBack(this.#current)
      this.#current = undefined
    }
    for (;;) {
      this.#current ??= this.#order.take()
      if (this.#current === undefined) return undefined
      const pairs = this.#batchesOf(this.#current, tokens).shift()
      if (pairs !== undefined) return { query: this.#current, pairs }
      this.#left.delete(this.#current)
      this.#current = undefined
    }
  }

  /** Cuts the query that is likely to be next, which encodes its texts, when there is little left of the current one. */
  lookAhead(least: number, tokens: number): void {
    if (this.#current !== undefined && this.#batchesOf(this.#current, tokens).length > least) return
    const next = this.#order.take()
    if (next === undefined) return
    this.#batchesOf(next, tokens)
    this.#order.putBack(next)
  }

  /** Cut anew where they were cut by other tokens; what was given out stays out. */
  #batchesOf(query: number, tokens: number): Pair[][] {
    const held = this.#left.get(query)
    if (held?.tokens === tokens) return held.batches
    const batches = this.#cut(held?.batches.flat() ?? this.#pending.of(query), tokens)
    this.#left.set(query, { tokens, batches })
    return batches
  }
}
