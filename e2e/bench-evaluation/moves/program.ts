/** Moves each slider over its whole range on the sizes of the issue, and prints what a move takes. */
import { median } from '../../../src/benchmark/statistics.ts'
import type { MoveRow } from './move-row.ts'
import { moves, type Move } from './moves.ts'
import { subject } from './subject.ts'
import type { Facts } from '../../../src/state/selected.ts'

/** A frame at 60 a second, and what still feels immediate: milliseconds. */
const sizes = [
  { queries: 43, depth: 100, most: 1000 / 60 },
  { queries: 6980, depth: 100, most: 100 },
]
/** Places of the slider, each reached by a move of its own; the first move of all is not counted. */
const PLACES = 12

function timesOf({ to }: Move, facts: Facts): number[] {
  return Array.from({ length: PLACES + 1 }, (_, at) => {
    const began = performance.now()
    to(facts, at % 2 === 0 ? at / PLACES : 1 - at / PLACES)
    return performance.now() - began
  }).slice(1)
}

const rows: MoveRow[] = []
for (const { queries, depth, most } of sizes) {
  const facts = await subject({ queries, depth, seed: 5 })
  for (const move of moves) {
    const walls = timesOf(move, facts)
    rows.push({ what: move.what, size: `${queries} × ${depth}`, wall: median(walls), slowest: Math.max(...walls), most })
  }
}
console.log(JSON.stringify(rows))
