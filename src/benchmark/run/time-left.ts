/** How long a plan still takes, from what it took so far. */
import { cellKey } from '../plan/cells.ts'
import type { Cell } from '../plan/plan.ts'
import type { Turn } from '../plan/rounds.ts'
import { median } from '../statistics.ts'
import type { RunState } from './record.ts'

/**
 * Milliseconds for turns that have not begun: a cell that was run takes as long again, another one what its pairs take at
 * the pace of all that was run. Null before anything was.
 * @param pairs that a cell's first stage scores
 */
export function timeLeft(turns: readonly Turn<Cell>[], { measured }: Pick<RunState, 'measured'>, pairs: (cell: Cell) => number): number | null {
  if (turns.length === 0) return 0
  const walls = new Map(measured.map(({ cell, repeats }) => [cellKey(cell), { of: pairs(cell), wall: median(repeats.map(({ wall, opened }) => wall + opened)) }]))
  const [all, took] = [...walls.values()].reduce<readonly [number, number]>(([sum, time], { of, wall }) => [sum + of, time + wall], [0, 0])
  if (all === 0) return null
  return turns.reduce((sum, { item }) => sum + (walls.get(cellKey(item))?.wall ?? (pairs(item) * took) / all), 0)
}
