import type { ReactNode } from 'react'
import styles from './Field.module.css'

interface CheckboxProps {
  /** Its accessible name, exactly. */
  readonly label: string
  readonly checked: boolean
  onChange(checked: boolean): void
  readonly disabled?: boolean
  /** Shown in place of the label. */
  readonly children?: ReactNode
}

/** A native checkbox with its label beside it. */
export function Checkbox({ label, checked, onChange, disabled = false, children }: CheckboxProps) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" aria-label={label} checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <span aria-hidden="true">{children ?? label}</span>
    </label>
  )
}
