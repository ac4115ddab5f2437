/** Which systems nothing else beats at their price. */

export interface Priced {
  readonly cost: number
  readonly value: number
}

/**
 * Rows of the frontier, the cheapest first: those that no other row matches in cost and value at once while beating it in
 * one. Of rows that are the same in both the first stands for all. NaN in either is on no frontier.
 */
export function frontier(rows: readonly Priced[]): readonly number[] {
  const byCost = [...rows.keys()]
    .filter((at) => !Number.isNaN(rows[at]?.cost) && !Number.isNaN(rows[at]?.value))
    .sort((a, b) => (rows[a] as Priced).cost - (rows[b] as Priced).cost || (rows[b] as Priced).value - (rows[a] as Priced).value || a - b)
  let most = -Infinity
  return byCost.filter((at) => {
    const { value } = rows[at] as Priced
    const isBetter = value > most
    most = Math.max(most, value)
    return isBetter
  })
}
