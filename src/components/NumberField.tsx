import { NumberField as Base } from '@base-ui/react/number-field'
import { useId } from 'react'
import styles from './Field.module.css'

interface NumberFieldProps {
  /** Its accessible name. */
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: number
  readonly min: number
  readonly max?: number
  /** Called with a whole number within bounds when typing (Enter, or leaving the field) or stepping is done. */
  onChange(value: number): void
  readonly disabled?: boolean
}

/** A whole number that can be typed, or stepped by arrow keys (by ten with Shift). */
export function NumberField({ label, hideLabel = false, value, min, max, onChange, disabled = false }: NumberFieldProps) {
  const id = useId()
  return (
    <Base.Root
      key={value}
      id={id}
      defaultValue={value}
      min={min}
      max={max}
      step={1}
      disabled={disabled}
      format={{ maximumFractionDigits: 0, useGrouping: false }}
      onValueCommitted={(committed) => {
        if (committed !== null) onChange(committed)
      }}
      className={styles['field']}
    >
      {!hideLabel && <label htmlFor={id}>{label}</label>}
      <Base.Input aria-label={label} className={styles['control']} onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()} />
    </Base.Root>
  )
}
