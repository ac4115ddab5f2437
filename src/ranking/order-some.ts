/** An order that is exact for some pairs only: what a measure needs, which sees judged documents and tells the others from nothing. */
import { arranged, byScore, longest, type Scores } from './order.ts'
import type { PairColumns, Rankings } from './rankings.ts'
import { RowSorter } from './row-sorter.ts'

/** With more of them in a list, sorting all is quicker than counting for each what precedes it. */
const FEW = 8

/**
 * As `orderByScore`, but only pairs with a 1 in `wanted` (one a pair) stand where they belong; the others fill the places
 * between in any order. Where few are wanted it takes a fraction of the time.
 */
export function orderOfSome(columns: PairColumns, score: Scores, docOrder: Uint32Array, wanted: Uint8Array): Rankings {
  const precedes = byScore(score, columns.passage, docOrder)
  const sorter = new RowSorter(longest(columns.offsets))
  const some: number[] = []
  return arranged(columns, score, (row) => {
    some.length = 0
    for (const pair of row) if (wanted[pair] === 1) some.push(pair)
    if (some.length > FEW) sorter.sort(row, score, precedes)
    else for (const pair of some) moveTo(row, pair, score, precedes)
  })
}

/** Swaps a pair to its place. No two pairs have the same place, so what was put right before is not moved again. */
function moveTo(row: Uint32Array, pair: number, score: Scores, precedes: (a: number, b: number) => boolean): void {
  const value = score[pair] as number
  let [place, from] = [0, 0]
  for (let at = 0; at < row.length; at++) {
    const other = row[at] as number
    if (other === pair) from = at
    else if ((score[other] as number) > value || (score[other] === value && precedes(other, pair))) place++
  }
  row[from] = row[place] as number
  row[place] = pair
}
