/** The curves between two neighbouring columns: each joins a passage's row on the left with its row on the right. */
import type { ComparisonColumn } from '../../state/views.ts'

export const ROW_HEIGHT = 44
export const GAP_WIDTH = 36

/** Rows that are drawn, first and last, 0-based. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

/** SVG path data, in pixels from the first row's top; each kind is one path, so that a thousand curves are four elements. */
export interface Curves {
  /** Both ends are drawn rows; of passages that are not relevant. */
  readonly plain: string
  /** Of relevant passages. */
  readonly relevant: string
  /** One end lies outside the drawn rows; not relevant, relevant. */
  readonly leaving: string
  readonly relevantLeaving: string
  /** Of the lit passage, wherever it ends. */
  readonly lit: string
}

/**
 * Curves of the passages that have at least one end among `rows`. A passage that one column lacks has none.
 * @param lit pair that the person points at
 * @param level grade from which a passage is relevant
 */
export function curvesBetween(left: ComparisonColumn, right: ComparisonColumn, rows: RowRange, lit: number | null, level: number): Curves {
  const paths = { plain: '', relevant: '', leaving: '', relevantLeaving: '', lit: '' }
  const draw = (pair: number, grade: number | null, from: number, to: number) => {
    const inside = holds(rows, from) && holds(rows, to)
    const isRelevant = grade !== null && grade >= level
    const kind = pair === lit ? 'lit' : inside ? (isRelevant ? 'relevant' : 'plain') : isRelevant ? 'relevantLeaving' : 'leaving'
    paths[kind] += curve(from, to)
  }
  for (let at = rows.first; at <= Math.min(rows.last, left.length - 1); at++) {
    const { pair, grade } = left.item(at)
    const place = right.placeOf(pair)
    if (place >= 0) draw(pair, grade, at, place)
  }
  for (let at = rows.first; at <= Math.min(rows.last, right.length - 1); at++) {
    const { pair, grade } = right.item(at)
    const place = left.placeOf(pair)
    if (place >= 0 && !holds(rows, place)) draw(pair, grade, place, at)
  }
  // The lit passage may be far from both columns' drawn rows, and its curve still pass through them.
  if (lit !== null && paths.lit === '') {
    const [from, to] = [left.placeOf(lit), right.placeOf(lit)]
    if (from >= 0 && to >= 0) draw(lit, null, from, to)
  }
  return paths
}

const holds = ({ first, last }: RowRange, at: number) => at >= first && at <= last

function curve(from: number, to: number): string {
  const [y1, y2] = [middle(from), middle(to)]
  const bend = GAP_WIDTH / 2
  return y1 === y2 ? `M0 ${y1}H${GAP_WIDTH}` : `M0 ${y1}C${bend} ${y1} ${bend} ${y2} ${GAP_WIDTH} ${y2}`
}

const middle = (at: number) => (at + 0.5) * ROW_HEIGHT
