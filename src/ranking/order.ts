/** From scores to an order: trec_eval's rule, score descending and among equal scores docno descending in bytes (form_res_rels.c). */
import type { Precedes } from './merge-sort.ts'
import type { PairColumns, Rankings } from './rankings.ts'
import { RowSorter } from './row-sorter.ts'

/** Float64 for what was read from a file, float32 for logits: scores are compared in the precision they have. */
export type Scores = Float32Array | Float64Array

/**
 * Whether pair `a` ranks no worse than pair `b`. `docOrder` has one number a passage, its place in ascending byte order
 * of the ids: `byteOrder(passageIds)`, made once a collection. NaN must have been left out.
 */
export function byScore(score: Scores, passage: Uint32Array, docOrder: Uint32Array): Precedes {
  return (a, b) => {
    const [left, right] = [score[a] as number, score[b] as number]
    if (left !== right) return left > right
    return (docOrder[passage[a] as number] as number) >= (docOrder[passage[b] as number] as number)
  }
}

/**
 * Every query's pairs, best first. `score` has one number a pair, and NaN says that the pair is not in this list: it is
 * left out, so that rows may be shorter than the candidates' (a first stage that did not return the pair).
 */
export function orderByScore(columns: PairColumns, score: Scores, docOrder: Uint32Array): Rankings {
  const precedes = byScore(score, columns.passage, docOrder)
  const sorter = new RowSorter(longest(columns.offsets))
  return arranged(columns, score, (row) => sorter.sort(row, score, precedes))
}

/** Every query's pairs that have a score, put in place by `arrange`, which gets a query's pairs in the columns' order. */
export function arranged({ offsets, passage }: PairColumns, score: Scores, arrange: (row: Uint32Array) => void): Rankings {
  const queries = offsets.length - 1
  const kept = new Uint32Array(queries + 1)
  const pairs = new Uint32Array(passage.length)
  let length = 0
  for (let query = 0; query < queries; query++) {
    const start = length
    for (let pair = offsets[query] as number; pair < (offsets[query + 1] as number); pair++) {
      if (!Number.isNaN(score[pair])) pairs[length++] = pair
    }
    arrange(pairs.subarray(start, length))
    kept[query + 1] = length
  }
  return { offsets: kept, pairs: pairs.subarray(0, length), complete: new Uint8Array(queries).fill(1) }
}

/** The most rows that a query has. */
export function longest(offsets: Uint32Array): number {
  let most = 0
  for (let query = 1; query < offsets.length; query++) most = Math.max(most, (offsets[query] as number) - (offsets[query - 1] as number))
  return most
}
