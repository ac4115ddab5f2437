import { fixed, signed } from './format.ts'
import styles from './ChangeBar.module.css'

export interface ChangeScale {
  /** 0 or less. */
  readonly worst: number
  /** 0 or more. */
  readonly best: number
}

interface ChangeBarProps {
  readonly change: number | null
  /** The changes of the list lie between these; the bar's middle is where 0 lies between them. */
  readonly scale: ChangeScale
  /** False where the change is how much the top of the list differs, which is neither better nor worse. */
  readonly isSigned: boolean
}

/** A query's change as a bar from nought (better to the right, worse to the left) and as a number. */
export function ChangeBar({ change, scale: { worst, best }, isSigned }: ChangeBarProps) {
  const percent = (value: number) => (best > worst ? (100 * value) / (best - worst) : 0)
  const width = percent(Math.abs(change ?? 0))
  const zero = percent(-worst)
  const isWorse = (change ?? 0) < 0
  const look = !isSigned ? 'moved' : isWorse ? 'down' : 'up'
  return (
    <>
      <span className={styles['track']} aria-hidden="true">
        {isSigned && <span className={styles['zero']} style={{ left: `${zero}%` }} />}
        {width > 0 && <i className={styles[look]} style={{ left: `${isWorse ? zero - width : zero}%`, width: `${width}%` }} />}
      </span>
      <span className={styles['number']}>{isSigned ? signed(change) : fixed(change, 2)}</span>
    </>
  )
}
