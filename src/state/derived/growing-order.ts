/** A scorer's order while its scores come in: of a large job a write changes a few lists, and only those are sorted again. */
import { cutAt, sortOnce, type Sorted } from '../../ranking/depth-cut.ts'
import { rerank, type Reranked } from '../../ranking/holes.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { SystemScores } from '../scores.ts'
import type { Base } from './base.ts'

/** Kept as long as the scores are: each depth that a person moves to begins an order of its own. */
const sorted = new WeakMap<SystemScores, Sorted>()

/** All that is scored of what is reranked, sorted: every depth of it is a cut. */
export function sortedOver({ collection, docOrder }: Base, over: Rankings, scores: SystemScores): Sorted {
  const held = sorted.get(scores)
  if (held?.over === over) return held
  const fresh = sortOnce(over, scores.values, collection.candidates, docOrder)
  sorted.set(scores, fresh)
  return fresh
}

export class GrowingOrder {
  readonly #base: Base
  readonly #over: Rankings
  readonly #depth: number
  #last: (Reranked & { readonly of: SystemScores }) | undefined

  constructor(base: Base, over: Rankings, depth: number) {
    this.#base = base
    this.#over = over
    this.#depth = depth
  }

  /** The same object for the same scores, which are made anew with every write (state/scores). */
  of(scores: SystemScores): Rankings {
    if (this.#last?.of === scores) return this.#last.rankings
    const { collection, docOrder } = this.#base
    const rankings = this.#last ? rerank(this.#over, scores.values, collection.candidates, docOrder, this.#depth, this.#last) : cutAt(sortedOver(this.#base, this.#over, scores), this.#depth)
    // The values are written in place, so what the order was made of has to be held apart.
    this.#last = { of: scores, rankings, logits: scores.values.slice() }
    return rankings
  }
}
