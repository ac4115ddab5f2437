import { DEVICES, DTYPES, type Plan } from '../../benchmark/plan/plan.ts'
import { changePlan } from '../../state/benchmark-plan.ts'
import { usePlannableModels } from '../../state/benchmark-hooks.ts'
import { NumberField } from '../../components/NumberField.tsx'
import { Choices } from './Choices.tsx'
import { toggled, toggledModel, wholeModels } from './plan-changes.ts'
import { PlanText } from './PlanText.tsx'
import styles from './PlanForm.module.css'

interface PlanFormProps {
  readonly plan: Plan
  readonly disabled: boolean
}

const deviceNames: Readonly<Record<Plan['devices'][number], string>> = { wasm: 'WASM', webgpu: 'WebGPU' }

/** The matrix: models × devices × precisions × depths; and what is measured, how often. */
export function PlanForm({ plan, disabled }: PlanFormProps) {
  const models = usePlannableModels(plan)
  const beside = plan.include.length + plan.exclude.length
  return (
    <form className={styles['form']} onSubmit={(event) => event.preventDefault()}>
      <Choices
        legend="Models"
        options={models.map((model) => ({ value: model, label: model }))}
        chosen={wholeModels(plan.models)}
        disabled={disabled}
        onToggle={(model) => changePlan({ models: toggledModel(plan.models, model) })}
      />
      {wholeModels(plan.models).length === 0 && <p className={styles['hint']}>None chosen: first stages alone are measured.</p>}
      <Choices legend="Devices" options={DEVICES.map((value) => ({ value, label: deviceNames[value] }))} chosen={plan.devices} disabled={disabled} onToggle={(device) => changePlan({ devices: toggled(DEVICES, plan.devices, device) })} />
      <Choices legend="Precisions" options={DTYPES.map((value) => ({ value, label: value }))} chosen={plan.dtypes} disabled={disabled} onToggle={(dtype) => changePlan({ dtypes: toggled(DTYPES, plan.dtypes, dtype) })} />
      <fieldset className={styles['group']} disabled={disabled}>
        <legend>How much</legend>
        <PlanText label="Depths" field="depth" text={plan.depths.join(', ')} disabled={disabled} />
        <PlanText label="Maximum length" field="max-length" text={plan.maxLength === null ? '' : String(plan.maxLength)} placeholder="the model’s" disabled={disabled} />
        <NumberField label="Repeats" value={plan.repeat} min={1} max={99} disabled={disabled} onChange={(repeat) => changePlan({ repeat })} />
      </fieldset>
      <fieldset className={styles['group']} disabled={disabled}>
        <legend>What is measured</legend>
        <PlanText label="Measures" field="measure" text={plan.measures.join(', ')} disabled={disabled} />
        <NumberField label="Level" value={plan.level} min={1} max={99} disabled={disabled} onChange={(level) => changePlan({ level })} />
      </fieldset>
      {beside > 0 && <p className={styles['hint']}>{`The plan’s file also includes ${plan.include.length} and excludes ${plan.exclude.length}.`}</p>}
    </form>
  )
}
