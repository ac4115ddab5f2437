import { useId, useState } from 'react'
import field from '../../components/Field.module.css'
import styles from './ConfigForm.module.css'
import { readNumber, writeNumber, type Bounds } from './number-text.ts'

interface ValueFieldProps extends Bounds {
  /** Its accessible name: the key that it has in the YAML. */
  readonly label: string
  readonly value: number | null
  readonly disabled?: boolean
  onChange(value: number | null): void
}

/** A number, or none where `none` says what that means. It takes effect on Enter or when the field is left; until then it is only typed. */
export function ValueField(props: ValueFieldProps) {
  // Another value from elsewhere (an import, a reset) is another field.
  return <Typing key={writeNumber(props.value)} {...props} />
}

function Typing({ label, value, disabled = false, onChange, ...bounds }: ValueFieldProps) {
  const id = useId()
  const [text, setText] = useState(writeNumber(value))
  const read = readNumber(text, bounds)
  const error = 'error' in read ? read.error : null
  const commit = () => {
    if ('value' in read && read.value !== value) onChange(read.value)
  }
  return (
    <div className={styles['value']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        className={field['control']}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        value={text}
        placeholder={bounds.none}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        onBlur={commit}
      />
      {error !== null && (
        <span id={`${id}-error`} role="alert" className={field['error']}>
          {error}
        </span>
      )}
    </div>
  )
}
