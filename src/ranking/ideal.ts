/** The order that nothing over the same candidates can beat. */
import { UNJUDGED } from '../columns/unjudged.ts'
import { mergeSort } from './merge-sort.ts'
import { longest } from './order.ts'
import type { Rankings } from './rankings.ts'

/**
 * `first` with each query sorted by grade, descending; equal grades keep their order. `grade` has one Int32 a pair.
 * A pair that nobody judged carries the least Int32 there is (UNJUDGED), and so comes last.
 */
export function idealOrder(first: Rankings, grade: Int32Array): Rankings {
  const pairs = first.pairs.slice()
  const [spare, behind] = [new Uint32Array(longest(first.offsets)), new Uint32Array(longest(first.offsets))]
  const precedes = (a: number, b: number) => (grade[a] as number) >= (grade[b] as number)
  for (let query = 0; query + 1 < first.offsets.length; query++) {
    const [start, end] = [first.offsets[query] as number, first.offsets[query + 1] as number]
    // Most pairs are judged by nobody: they are put behind the others, and what is sorted is short.
    let [judged, unjudged] = [start, 0]
    for (let at = start; at < end; at++) {
      const pair = pairs[at] as number
      if (grade[pair] === UNJUDGED) behind[unjudged++] = pair
      else pairs[judged++] = pair
    }
    for (let at = 0; at < unjudged; at++) pairs[judged + at] = behind[at] as number
    if (judged - start > 1) mergeSort(pairs.subarray(start, judged), spare, precedes)
  }
  return { offsets: first.offsets, pairs, complete: new Uint8Array(first.complete.length).fill(1) }
}
