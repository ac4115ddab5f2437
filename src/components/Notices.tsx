import { CircleAlert, Info, X } from 'lucide-react'
import { IconButton } from './Button.tsx'
import styles from './Notices.module.css'

interface NoticesProps {
  readonly notices: readonly { readonly id: number; readonly kind: 'info' | 'error'; readonly text: string }[]
  onDismiss(id: number): void
}

/** Sentences that belong to no panel, in a corner until dismissed; read out when they come. */
export function Notices({ notices, onDismiss }: NoticesProps) {
  return (
    <section aria-label="Notices" aria-live="polite" className={styles['region']}>
      {notices.map(({ id, kind, text }) => (
        <div key={id} className={styles['notice']} data-kind={kind}>
          {kind === 'error' ? <CircleAlert aria-label="Error" /> : <Info aria-label="Note" />}
          <p>{text}</p>
          <IconButton label="Dismiss" icon={<X />} onClick={() => onDismiss(id)} />
        </div>
      ))}
    </section>
  )
}
