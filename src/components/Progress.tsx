import { Progress as Base } from '@base-ui/react/progress'
import styles from './Progress.module.css'

interface ProgressProps {
  /** What is under way: its accessible name. */
  readonly label: string
  readonly value: number
  /** Nothing known of the whole where it is 0. */
  readonly total: number
  /** What it says to who cannot see the bar: `812 of 4 300 pairs`. */
  readonly text?: string
}

/** A bar. Number, rate and time left stand beside it, as text. */
export function Progress({ label, value, total, text }: ProgressProps) {
  const known = total > 0
  return (
    <Base.Root
      className={styles['root']}
      aria-label={label}
      value={known ? Math.min(value, total) : null}
      max={known ? total : 1}
      {...(text === undefined ? {} : { getAriaValueText: () => text })}
    >
      <Base.Track className={styles['track']}>
        <Base.Indicator className={styles['bar']} />
      </Base.Track>
    </Base.Root>
  )
}
