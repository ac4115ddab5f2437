import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  readonly kind?: 'info' | 'error'
  readonly children: ReactNode
}

/** A sentence in its place on the page; an error is read out when it appears. */
export function Notice({ kind = 'info', children }: NoticeProps) {
  return (
    <div className={styles['notice']} data-kind={kind} role={kind === 'error' ? 'alert' : 'note'}>
      {kind === 'error' ? <CircleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
      <div>{children}</div>
    </div>
  )
}
