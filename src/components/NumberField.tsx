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
  /** Between stepped values; a step below 1 lets fractions in. */
  readonly step?: number
  /** Called with a number within bounds when typing (Enter, or leaving the field) or stepping is done. */
  onChange(value: number): void
  readonly disabled?: boolean
}

/** A whole number, unless the step is smaller, that can be typed, or stepped by arrow keys (by ten with Shift). */
export function NumberField({ label, hideLabel = false, value, min, max, step = 1, onChange, disabled = false }: NumberFieldProps) {
  const id = useId()
  return (
    <Base.Root
      key={value}
      id={id}
      defaultValue={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      format={{ maximumFractionDigits: step < 1 ? 3 : 0, useGrouping: false }}
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
