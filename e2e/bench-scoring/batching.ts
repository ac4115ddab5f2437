/** How a benchmark's other contestants cut the pairs of a query into batches: rows of one list, by place. */

/** As they come: `rows` a batch, or all in one with Infinity. */
export function inRankOrder(count: number, rows: number): number[][] {
  const step = Math.min(rows, Math.max(1, count))
  return Array.from({ length: Math.ceil(count / step) }, (_, batch) =>
    Array.from({ length: Math.min(step, count - batch * step) }, (_, row) => batch * step + row),
  )
}

/**
 * By length, longest first, as many rows as fit under `tokens` with their padding; a longer row runs alone.
 * `lengths` in tokens, one a row.
 */
export function byLength(lengths: readonly number[], tokens: number): number[][] {
  const rows = lengths.map((_, row) => row).sort((a, b) => (lengths[b] as number) - (lengths[a] as number))
  const batches: number[][] = []
  for (const row of rows) {
    const batch = batches.at(-1)
    const longest = lengths[batch?.[0] ?? row] as number
    if (batch !== undefined && (batch.length + 1) * longest <= tokens) batch.push(row)
    else batches.push([row])
  }
  return batches
}
