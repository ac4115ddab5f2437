import { fixed, NONE } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import styles from './DoubtPanel.module.css'

interface Props {
  /** Null while it is computed, NaN where there is none. */
  readonly p: number | null
  /** The level where this p decides. */
  readonly alpha: number | null
}

/** A p-value with its unrounded value in `data-value`; bold and marked where it decides for a difference. */
export function PCell({ p, alpha }: Props) {
  const isSmall = p !== null && alpha !== null && p <= alpha
  return (
    <td className={table['number']} data-value={p === null || Number.isNaN(p) ? undefined : p}>
      {p === null ? '…' : Number.isNaN(p) ? NONE : <span className={isSmall ? styles['decides'] : undefined}>{p < 0.0001 ? '< 0.0001' : fixed(p, 4)}</span>}
    </td>
  )
}
