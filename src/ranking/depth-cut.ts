/** A reranked order at any depth from one sort: while a person moves the depth, nothing is sorted. */
import { orderByScore, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'

export interface Sorted {
  /** What is reranked. */
  readonly over: Rankings
  readonly logits: Scores
  /** Every query's scored pairs, best first. */
  readonly best: Rankings
  /** Uint32, one a pair of `best`, as it stands there: its 0-based place in its list of `over`, or NOWHERE. */
  readonly places: Uint32Array
}

const NOWHERE = 0xffffffff

/** `logits` has one number a pair, NaN where not scored. */
export function sortOnce(over: Rankings, logits: Scores, columns: PairColumns, docOrder: Uint32Array): Sorted {
  const place = new Uint32Array(columns.passage.length).fill(NOWHERE)
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const start = over.offsets[query] as number
    for (let at = start; at < (over.offsets[query + 1] as number); at++) place[over.pairs[at] as number] = at - start
  }
  const best = orderByScore(columns, logits, docOrder)
  // A running job writes scores in place: what was sorted stays what it was.
  return { over, logits: logits.slice(), best, places: best.pairs.map((pair) => place[pair] as number) }
}

/** What `rerank` gives at a depth: a whole number from 1 up, or Infinity. */
export function cutAt({ over, logits, best, places }: Sorted, depth: number): Rankings {
  const [pairs, complete] = [over.pairs.slice(), over.complete.slice()]
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const start = over.offsets[query] as number
    const length = Math.min(depth, (over.offsets[query + 1] as number) - start)
    let next = start
    for (let at = best.offsets[query] as number; at < (best.offsets[query + 1] as number); at++) {
      if ((places[at] as number) < length) pairs[next++] = best.pairs[at] as number
    }
    if (next === start + length) continue
    complete[query] = 0
    for (let at = start; at < start + length; at++) {
      const pair = over.pairs[at] as number
      if (Number.isNaN(logits[pair])) pairs[next++] = pair
    }
  }
  return { offsets: over.offsets, pairs, complete }
}
