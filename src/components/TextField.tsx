import { useId } from 'react'
import styles from './Field.module.css'

interface TextFieldProps {
  /** Its accessible name. */
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  onChange(value: string): void
  /** Called on Enter. */
  onEnter?(): void
  /** Called when the field is left. */
  onLeave?(): void
  readonly placeholder?: string
  /** What is wrong with the value, told below the field and to screen readers. */
  readonly error?: string | null
  /** Values to pick from while typing. */
  readonly suggestions?: readonly string[]
  /** Takes the width that there is. */
  readonly wide?: boolean
  readonly disabled?: boolean
}

/** One line of text. */
export function TextField({ label, hideLabel = false, value, onChange, onEnter, onLeave, placeholder, error = null, suggestions = [], wide = false, disabled = false }: TextFieldProps) {
  const id = useId()
  return (
    <span className={styles['text']} data-wide={wide || undefined}>
      <span className={styles['field']}>
        {!hideLabel && <label htmlFor={id}>{label}</label>}
        <input
          id={id}
          type="text"
          aria-label={label}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          className={styles['control']}
          value={value}
          placeholder={placeholder}
          disabled={disabled}
          spellCheck={false}
          autoComplete="off"
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && onEnter?.()}
          onBlur={onLeave}
        />
      </span>
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      {error !== null && (
        <span id={`${id}-error`} role="alert" className={styles['error']}>
          {error}
        </span>
      )}
    </span>
  )
}
