/** Where the arrow keys lead on the board: a cell is a column and a row. */

export interface Cell {
  readonly column: number
  readonly row: number
}

const PAGE = 10

/** The cell that a key leads to, within columns of the given lengths; null where the key leads nowhere. */
export function cellAfter(key: string, { column, row }: Cell, lengths: readonly number[]): Cell | null {
  const steps: Record<string, Cell> = {
    ArrowDown: { column, row: row + 1 },
    ArrowUp: { column, row: row - 1 },
    PageDown: { column, row: row + PAGE },
    PageUp: { column, row: row - PAGE },
    Home: { column, row: 0 },
    End: { column, row: Infinity },
    ArrowLeft: { column: column - 1, row },
    ArrowRight: { column: column + 1, row },
  }
  const wanted = steps[key]
  const length = wanted && lengths[wanted.column]
  if (!wanted || !length) return null
  return { column: wanted.column, row: Math.max(0, Math.min(wanted.row, length - 1)) }
}
