import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  /** What is not there. */
  readonly title: string
  /** What to do about it. */
  readonly children: ReactNode
  /** Buttons: the obvious next step first. */
  readonly actions?: ReactNode
}

/** What a screen says when there is nothing to show yet. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <section className={styles['empty']}>
      <h1>{title}</h1>
      <p>{children}</p>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </section>
  )
}
