import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  /** One sentence below the title. */
  readonly lead?: ReactNode
  /** Controls at the title's right. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A screen that scrolls as a whole: title, controls, content. */
export function Page({ title, lead, aside, children }: PageProps) {
  return (
    <div className={styles['scroller']}>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <div>
            <h1>{title}</h1>
            {lead !== undefined && <p className={styles['lead']}>{lead}</p>}
          </div>
          {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
        </header>
        {children}
      </div>
    </div>
  )
}
