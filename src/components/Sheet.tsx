import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import styles from './Sheet.module.css'

interface SheetProps {
  readonly open: boolean
  onClose(): void
  readonly title: ReactNode
  readonly side?: 'left' | 'right'
  readonly children: ReactNode
}

/** A dialog that stands at the side of the window. Escape, the button and a press outside close it; focus goes back where it was. */
export function Sheet({ open, onClose, title, side = 'right', children }: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['veil']} />
        <Dialog.Popup className={styles['sheet']} data-side={side}>
          <header className={styles['head']}>
            <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label="Close" icon={<X />} />} />
          </header>
          <div className={styles['body']}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
