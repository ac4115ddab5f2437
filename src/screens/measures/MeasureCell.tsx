import type { MeasureCell as Cell } from '../../state/views.ts'
import { Delta } from '../../components/Delta.tsx'
import { measure } from '../../components/format.ts'
import { VisuallyHidden } from '../../components/VisuallyHidden.tsx'
import { cellDetail, excludesZero, interval } from './cell-detail.ts'
import styles from './MeasureTable.module.css'

interface Props {
  readonly cell: Cell
  /** Name of the first row, which the difference is against. */
  readonly first: string
  /** Called when the cell is pointed at or gets the focus, and with null when it is left. */
  readonly onDetail: (detail: string | null) => void
}

/** A mean, its difference against the first row with the interval, and how many queries stand behind it. */
export function MeasureCell({ cell, first, onDetail }: Props) {
  const detail = cellDetail(cell, first)
  const show = () => onDetail(detail)
  const hide = () => onDetail(null)
  return (
    <td tabIndex={0} title={detail} data-value={cell.mean ?? undefined} onMouseEnter={show} onMouseLeave={hide} onFocus={show} onBlur={hide}>
      <span className={cell.best ? styles['best'] : undefined}>{measure(cell.mean, 4)}</span>
      <span className={styles['second']}>
        <span>n {cell.n}</span>
        <Delta value={cell.delta} decimals={4} />
        {excludesZero(cell) && <sup>†</sup>}
      </span>
      {cell.interval && <span className={styles['interval']}>{interval(cell.interval)}</span>}
      <VisuallyHidden>{detail}</VisuallyHidden>
    </td>
  )
}
