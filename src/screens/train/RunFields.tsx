import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** What makes a training the same again: the seed, and where its steps are computed. */
export function RunFields({ config, disabled, onChange }: FieldProps) {
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Run</legend>
      <ValueField label="seed" value={config.seed} min={0} max={2 ** 32 - 1} whole onChange={(seed) => seed !== null && onChange({ seed })} />
      <Select
        label="Backend"
        value={config.backend}
        options={[
          { value: 'auto', label: 'automatic' },
          { value: 'webgpu', label: 'WebGPU' },
          { value: 'typescript', label: 'TypeScript' },
        ]}
        onChange={(backend) => onChange({ backend })}
      />
    </fieldset>
  )
}
