/** Lists that do not name all candidates, filled up from one that does. */
import type { Rankings } from './rankings.ts'

/**
 * `head` with the pairs of `base` that it lacks behind its own, query by query, in the order of `base`. A query is
 * complete where both are. RangeError where the two are not of the same queries.
 */
export function withTail(head: Rankings, base: Rankings): Rankings {
  const queries = base.offsets.length - 1
  if (head.offsets.length !== base.offsets.length) throw new RangeError(`${head.offsets.length - 1} queries against ${queries}`)
  const pairs: number[] = []
  const offsets = new Uint32Array(queries + 1)
  const complete = new Uint8Array(queries)
  for (let query = 0; query < queries; query++) {
    const own = head.pairs.subarray(head.offsets[query], head.offsets[query + 1])
    const held = new Set(own)
    for (const pair of own) pairs.push(pair)
    for (const pair of base.pairs.subarray(base.offsets[query], base.offsets[query + 1])) if (!held.has(pair)) pairs.push(pair)
    offsets[query + 1] = pairs.length
    complete[query] = Number(head.complete[query] === 1 && base.complete[query] === 1)
  }
  return { offsets, pairs: Uint32Array.from(pairs), complete }
}
