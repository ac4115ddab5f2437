/**
 * Batches of few shapes, for a GPU: rows by powers of two, lengths by a step. Every new shape costs a GPU
 * pipelines to compile, and no row is run for nothing.
 */

export interface ShapeLimits {
  /** Most tokens of a batch, padding included; a longer item runs alone. */
  readonly tokens: number
  readonly rows: number
  /** Lengths are rounded up to a multiple of this. */
  readonly lengthStep: number
  /** What a run costs beside its tokens, in tokens. */
  readonly runCost: number
}

/**
 * The cheapest way to cut items into runs of 1, 2, 4, 8 … of them: a run costs its tokens, padding included, and `runCost`.
 * So a short item is not padded to a long one's length where another run costs less. Longest first; every item stands in
 * exactly one batch. Takes time in proportion to items × log(rows).
 */
export function cutFewShapes<T>(items: readonly T[], lengthOf: (item: T) => number, limits: ShapeLimits): T[][] {
  const byLength = items.map((item) => ({ item, length: lengthOf(item) })).sort((a, b) => b.length - a.length)
  const lengths = byLength.map(({ length }) => Math.ceil(length / limits.lengthStep) * limits.lengthStep)
  // From the shortest back: the least that all items from here on cost, and how many of them the first run takes.
  const costs = new Float64Array(items.length + 1)
  const rows = new Uint32Array(items.length)
  for (let at = items.length - 1; at >= 0; at--) {
    const length = lengths[at] as number
    let least = Infinity
    for (let taken = 1; at + taken <= items.length && (taken === 1 || fits(taken, length, limits)); taken *= 2) {
      const cost = limits.runCost + taken * length + (costs[at + taken] as number)
      if (cost > least) continue
      least = cost
      rows[at] = taken
    }
    costs[at] = least
  }
  const batches: T[][] = []
  for (let at = 0; at < items.length; at += rows[at] as number) batches.push(byLength.slice(at, at + (rows[at] as number)).map(({ item }) => item))
  return batches
}

const fits = (rows: number, length: number, limits: ShapeLimits) => rows <= limits.rows && rows * length <= limits.tokens
