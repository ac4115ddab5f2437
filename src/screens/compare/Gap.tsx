import { memo, useMemo } from 'react'
import type { ComparisonColumn } from '../../state/views.ts'
import styles from './Gap.module.css'
import { curvesBetween, GAP_WIDTH, ROW_HEIGHT } from './curves.ts'

interface GapProps {
  readonly left: ComparisonColumn
  readonly right: ComparisonColumn
  /** The rows that are drawn. */
  readonly first: number
  readonly last: number
  readonly lit: number | null
  readonly level: number
}

// Where nearly all is relevant, full colour would be a wall.
const strength = (path: string) => Math.max(0.2, Math.min(0.6, 5 / path.split('M').length))

/** What lies between two columns: one drawing of the curves of the rows in view. */
export const Gap = memo(function Gap({ left, right, first, last, lit, level }: GapProps) {
  const curves = useMemo(() => curvesBetween(left, right, { first, last }, lit, level), [left, right, first, last, lit, level])
  const [top, height] = [first * ROW_HEIGHT, (last - first + 1) * ROW_HEIGHT]
  return (
    <svg
      className={styles['curves']}
      style={{ transform: `translateY(${top}px)` }}
      width={GAP_WIDTH}
      height={height}
      viewBox={`0 ${top} ${GAP_WIDTH} ${height}`}
      aria-hidden="true"
    >
      <path className={styles['leaving']} d={curves.leaving} />
      <path className={styles['relevantLeaving']} d={curves.relevantLeaving} />
      <path d={curves.plain} />
      <path className={styles['relevant']} d={curves.relevant} strokeOpacity={strength(curves.relevant)} />
      <path className={styles['lit']} d={curves.lit} />
    </svg>
  )
})
