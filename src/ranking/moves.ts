/** How far each pair moved between two orders of one query. */

/** Ranks gained (positive: nearer the top) or lost; 'new' where the order before did not hold the pair. */
export type Move = number | 'new'

export interface Moves {
  /** One for each pair of the later order, in its order. */
  readonly moves: readonly Move[]
  /** Pairs that only the earlier order holds, in its order. */
  readonly gone: Uint32Array
}

/** Moves from `before` to `after`: pairs best first, each at most once. */
export function movesBetween(before: Uint32Array, after: Uint32Array): Moves {
  const was = new Map<number, number>()
  before.forEach((pair, at) => was.set(pair, at))
  const moves = Array.from(after, (pair, at): Move => {
    const place = was.get(pair)
    return place === undefined ? 'new' : place - at
  })
  const still = new Set(after)
  return { moves, gone: before.filter((pair) => !still.has(pair)) }
}
