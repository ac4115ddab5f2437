/** Reranking a list down to a depth, when scores may be missing: what stands where, and whether the result may be measured. */
import { byScore, longest, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'
import { RowSorter } from './row-sorter.ts'

/** A reranked order, and the logits that it was made of. */
export interface Reranked {
  readonly rankings: Rankings
  readonly logits: Scores
}

/**
 * A reranked order. The first `depth` pairs of each query in `over` are sorted by `logits` (one a pair, NaN
 * where not scored yet); pairs past the depth keep their order behind them.
 *
 * A query is complete when all its pairs to the depth are scored and it was complete in `over`. In an incomplete one
 * the scored pairs come first and the unscored follow in the order of `over`: good to watch, not to be measured.
 *
 * `depth` is a whole number from 1 up, or Infinity; else RangeError. `before` is what the same call gave when fewer pairs
 * were scored: queries whose logits are the same since are not sorted again.
 */
export function rerank(over: Rankings, logits: Scores, columns: PairColumns, docOrder: Uint32Array, depth: number, before?: Reranked): Rankings {
  if (!(depth >= 1) || (depth !== Infinity && !Number.isInteger(depth))) throw new RangeError(`Depth must be a whole number from 1 up, not ${depth}`)
  const queries = over.offsets.length - 1
  const precedes = byScore(logits, columns.passage, docOrder)
  const pairs = over.pairs.slice()
  const complete = over.complete.slice()
  const sorter = new RowSorter(longest(over.offsets))
  const unscored = new Uint32Array(longest(over.offsets))
  for (let query = 0; query < queries; query++) {
    const start = over.offsets[query] as number
    const head = pairs.subarray(start, Math.min(start + depth, over.offsets[query + 1] as number))
    if (before && head.every((pair) => Object.is(logits[pair], before.logits[pair]))) {
      head.set(before.rankings.pairs.subarray(start, start + head.length))
      complete[query] = before.rankings.complete[query] as number
      continue
    }
    const scored = scoredFirst(head, logits, unscored)
    if (scored < head.length) complete[query] = 0
    sorter.sort(head.subarray(0, scored), logits, precedes)
  }
  return { offsets: over.offsets, pairs, complete }
}

/** Moves the unscored pairs behind the scored ones, both in the order they had; returns how many are scored. */
function scoredFirst(head: Uint32Array, logits: Scores, spare: Uint32Array): number {
  let scored = 0
  let unscored = 0
  for (const pair of head) {
    if (Number.isNaN(logits[pair])) spare[unscored++] = pair
    else head[scored++] = pair
  }
  head.set(spare.subarray(0, unscored), scored)
  return scored
}
