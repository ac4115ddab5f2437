/** In what order cells are run: by turns, so that a machine that warms up, slows down or is used meanwhile favours none. */

export interface Turn<T> {
  readonly item: T
  /** From 1. */
  readonly repeat: number
}

/** Every item once a round, each round beginning one further on. */
export const turns = <T>(items: readonly T[], rounds: number): readonly Turn<T>[] =>
  Array.from({ length: rounds }, (_, round) => rotated(items, round).map((item) => ({ item, repeat: round + 1 }))).flat()

/** Begins one further on each round, so that over as many rounds as there are items each stands once in each place. */
export function rotated<T>(items: readonly T[], round: number): T[] {
  const start = items.length === 0 ? 0 : round % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

/** The `index`-th of `count` shards, from 1: every count-th item. Throws RangeError where there is no such shard. */
export function shard<T>(items: readonly T[], index: number, count: number): readonly T[] {
  if (!(index >= 1 && index <= count)) throw new RangeError(`There is no shard ${index} of ${count}.`)
  return items.filter((_, at) => at % count === index - 1)
}
