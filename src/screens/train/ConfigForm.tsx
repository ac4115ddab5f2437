import { LabelFields } from './LabelFields.tsx'
import { LossFields } from './LossFields.tsx'
import { ModelFields } from './ModelFields.tsx'
import { NegativeFields } from './NegativeFields.tsx'
import { OptimizerFields } from './OptimizerFields.tsx'
import { RunFields } from './RunFields.tsx'
import { SplitFields } from './SplitFields.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** The config as a form, group by group. Where the field knows a name for a setting, the label is that name: it is its key in the YAML too. */
export function ConfigForm(props: FieldProps) {
  return (
    <div className={styles['form']}>
      <ModelFields {...props} />
      <LabelFields {...props} />
      <SplitFields {...props} />
      <LossFields {...props} />
      <OptimizerFields {...props} />
      <NegativeFields {...props} />
      <RunFields {...props} />
    </div>
  )
}
