import type { ReactNode } from 'react'
import styles from './Figures.module.css'

/** Counts side by side, each with what it counts. */
export function Figures({ children }: { children: ReactNode }) {
  return <ul className={styles['figures']}>{children}</ul>
}

export function Figure({ value, name }: { value: string; name: string }) {
  return (
    <li>
      <b>{value}</b> {name}
    </li>
  )
}
