import styles from './Change.module.css'
import { signed } from './format.ts'

interface DeltaProps {
  readonly value: number | null
  /** 3 in lists, 4 in tables. */
  readonly decimals?: 3 | 4
}

/** A signed difference of a measure; nothing where it is not known. */
export function Delta({ value, decimals = 3 }: DeltaProps) {
  if (value === null || !Number.isFinite(value)) return null
  const text = signed(value, decimals)
  const look = Number(text.replace('\u2212', '-')) === 0 ? 'same' : value > 0 ? 'up' : 'down'
  return <span className={styles[look]}>{text}</span>
}
