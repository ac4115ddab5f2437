import { useState, type ReactNode } from 'react'
import styles from './Fold.module.css'

interface FoldProps {
  readonly title: string
  /** What is inside, in a few words beside the title. */
  readonly lead: string
  readonly children: ReactNode
}

/** A part of the page that is opened when somebody wants it. What is inside is made only then. */
export function Fold({ title, lead, children }: FoldProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles['fold']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
        <span>{lead}</span>
      </summary>
      {open && <div className={styles['body']}>{children}</div>}
    </details>
  )
}
