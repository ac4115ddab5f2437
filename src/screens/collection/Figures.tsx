import type { ReactNode } from 'react'
import styles from './Figures.module.css'

/** Counts side by side, each with what it counts. */
export function Figures({ children }: { children: ReactNode }) {
  return <span className={styles['figures']}>{children}</span>
}

export function Figure({ value, name }: { value: string; name: string }) {
  return (
    <span>
      <b>{value}</b> {name}
    </span>
  )
}
