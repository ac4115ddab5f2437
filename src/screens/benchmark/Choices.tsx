import { Checkbox } from '../../components/Checkbox.tsx'
import { SystemName } from '../../components/SystemName.tsx'
import styles from './PlanForm.module.css'

interface ChoicesProps<T extends string> {
  readonly legend: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly chosen: readonly T[]
  readonly disabled: boolean
  onToggle(value: T): void
}

/** Several of a few. */
export function Choices<T extends string>({ legend, options, chosen, disabled, onToggle }: ChoicesProps<T>) {
  return (
    <fieldset className={styles['choices']} disabled={disabled}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox key={value} label={label} checked={chosen.includes(value)} disabled={disabled} onChange={() => onToggle(value)}>
          <SystemName name={label} />
        </Checkbox>
      ))}
    </fieldset>
  )
}
