/** The order that nothing over the same candidates can beat. */
import { mergeSort } from './merge-sort.ts'
import { longest } from './order.ts'
import type { Rankings } from './rankings.ts'

/**
 * `first` with each query sorted by grade, descending; equal grades keep their order. `grade` has one Int32 a pair.
 * A pair that nobody judged carries the least Int32 there is (UNJUDGED in src/evaluation), and so comes last.
 */
export function idealOrder(first: Rankings, grade: Int32Array): Rankings {
  const pairs = first.pairs.slice()
  const spare = new Uint32Array(longest(first.offsets))
  for (let query = 0; query + 1 < first.offsets.length; query++) {
    mergeSort(pairs.subarray(first.offsets[query], first.offsets[query + 1]), spare, (a, b) => (grade[a] as number) >= (grade[b] as number))
  }
  return { offsets: first.offsets, pairs, complete: new Uint8Array(first.complete.length).fill(1) }
}
