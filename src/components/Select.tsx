import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import styles from './Field.module.css'

export interface Option<T extends string> {
  readonly value: T
  readonly label: string
  readonly disabled?: boolean
}

interface SelectProps<T extends string> {
  /** Its accessible name. */
  readonly label: string
  /** What stands before it where the name is too long; the name stays for screen readers and scripts. */
  readonly shortLabel?: string
  readonly hideLabel?: boolean
  readonly value: T
  readonly options: readonly Option<T>[]
  onChange(value: T): void
  readonly disabled?: boolean
}

/** A native select: it works by keyboard, touch, screen reader and script as people expect of one. */
export function Select<T extends string>({ label, shortLabel, hideLabel = false, value, options, onChange, disabled = false }: SelectProps<T>) {
  const id = useId()
  return (
    <span className={styles['field']}>
      {!hideLabel && (
        <label htmlFor={id} title={label}>
          {shortLabel ?? label}
        </label>
      )}
      <span className={styles['select']}>
        <select
          id={id}
          aria-label={label}
          className={styles['control']}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden="true" />
      </span>
    </span>
  )
}
