import { useId, type ReactNode } from 'react'
import styles from './FileButton.module.css'

interface FileButtonProps {
  /** The file input's accessible name, exactly. */
  readonly name: string
  /** What stands on the button. */
  readonly children: ReactNode
  readonly accept?: string
  /** A whole folder, its files with their `webkitRelativePath`. */
  readonly folder?: boolean
  onFiles(files: File[]): void
}

/** A file input that looks like a button and takes several files. */
export function FileButton({ name, children, accept, folder = false, onFiles }: FileButtonProps) {
  const id = useId()
  return (
    <span className={styles['root']}>
      <input
        id={id}
        type="file"
        aria-label={name}
        multiple
        {...(folder ? { webkitdirectory: '' } : {})}
        {...(accept === undefined ? {} : { accept })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // So that the same file can be picked again after it was mended.
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <label htmlFor={id} className={styles['button']}>
        {children}
      </label>
    </span>
  )
}
