import type { TieSpread } from '../../evaluation/tie-orders/spread.ts'
import type { MeasureCell as Cell } from '../../state/views.ts'
import { Delta } from '../../components/Delta.tsx'
import { measure, share } from '../../components/format.ts'
import { VisuallyHidden } from '../../components/VisuallyHidden.tsx'
import { cellDetail, interval, type Beaten } from './cell-detail.ts'
import styles from './MeasureTable.module.css'

interface Props {
  readonly cell: Cell
  /** Name of the first row, which the difference is against. */
  readonly first: string
  /** The rows that it is significantly better than. */
  readonly beaten: readonly Beaten[]
  /** Where the mean could lie in another order of equal scores; null where nobody asked. */
  readonly ties: TieSpread | null
  /** Called when the cell is pointed at or gets the focus, and with null when it is left. */
  readonly onDetail: (detail: string | null) => void
}

/** A mean, its difference against the first row with the interval, and how many queries stand behind it. */
export function MeasureCell({ cell, first, beaten, ties, onDetail }: Props) {
  const detail = cellDetail(cell, first, beaten)
  const show = () => onDetail(detail)
  const hide = () => onDetail(null)
  return (
    <td tabIndex={0} title={detail} data-value={cell.mean ?? undefined} onMouseEnter={show} onMouseLeave={hide} onFocus={show} onBlur={hide}>
      <span className={styles['mean']}>
        <span className={cell.best ? styles['best'] : undefined}>{measure(cell.mean, 4)}</span>
        {beaten.length > 0 && <sup aria-hidden="true">{beaten.map(({ letter }) => letter).join('')}</sup>}
      </span>
      <span className={styles['second']}>
        <span>n {cell.n}</span>
        <Delta value={cell.delta} decimals={4} />
      </span>
      {cell.interval && <span className={styles['interval']}>{interval(cell.interval)}</span>}
      {cell.judged !== null && <span className={styles['interval']}>{share(cell.judged)} judged</span>}
      {ties && ties.tied > 0 && <span className={styles['interval']}>{`ties: ${measure(ties.least, 4)} to ${measure(ties.greatest, 4)}`}</span>}
      <VisuallyHidden>{detail}</VisuallyHidden>
    </td>
  )
}
