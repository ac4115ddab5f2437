import { fixed, signed } from '../../components/format.ts'
import styles from './ChangeBar.module.css'

interface ChangeBarProps {
  readonly change: number | null
  /** The largest change of the list, either way: a full bar. */
  readonly most: number
  /** False where the change is how much the top of the list differs, which is neither better nor worse. */
  readonly isSigned: boolean
}

/** A query's change as a bar from the middle (better to the right, worse to the left) and as a number. */
export function ChangeBar({ change, most, isSigned }: ChangeBarProps) {
  const width = change === null || most === 0 ? 0 : Math.abs(change) / most
  const look = !isSigned ? 'moved' : (change ?? 0) < 0 ? 'down' : 'up'
  return (
    <>
      <span className={styles['track']} data-signed={isSigned || undefined} aria-hidden="true">
        {width > 0 && <i className={styles[look]} style={{ width: `${width * (isSigned ? 50 : 100)}%` }} />}
      </span>
      <span className={styles['number']}>{isSigned ? signed(change) : fixed(change, 2)}</span>
    </>
  )
}
