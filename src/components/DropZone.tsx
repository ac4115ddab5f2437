import { useRef, useState, type ReactNode } from 'react'
import styles from './DropZone.module.css'
import { droppedFiles } from './dropped-files.ts'

interface DropZoneProps {
  /** Its accessible name. */
  readonly label: string
  /** A low strip, for where it is not the main thing. */
  readonly compact?: boolean
  /** Files dropped; a folder's with their `webkitRelativePath`. */
  onFiles(files: File[]): void
  onError(error: unknown): void
  readonly children: ReactNode
}

/** An area that takes dropped files and folders. Whoever cannot drag uses the file buttons inside. */
export function DropZone({ label, compact = false, onFiles, onError, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  // Children send enter and leave of their own: what counts is how many are entered and not left.
  const depth = useRef(0)
  const settle = (change: number) => {
    depth.current = Math.max(0, depth.current + change)
    setOver(depth.current > 0)
  }
  return (
    <section
      aria-label={label}
      className={styles['zone']}
      data-over={over || undefined}
      data-compact={compact || undefined}
      onDragEnter={(event) => {
        event.preventDefault()
        settle(1)
      }}
      onDragOver={(event) => {
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDragLeave={() => settle(-1)}
      onDrop={(event) => {
        event.preventDefault()
        settle(-depth.current)
        droppedFiles(event.dataTransfer).then((files) => {
          if (files.length > 0) onFiles(files)
        }, onError)
      }}
    >
      {children}
    </section>
  )
}
