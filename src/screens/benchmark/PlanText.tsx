import { useState } from 'react'
import { PlanError } from '../../benchmark/plan/plan.ts'
import { planFields, readPlan } from '../../benchmark/plan/read-plan.ts'
import { changePlan } from '../../state/benchmark-plan.ts'
import { TextField } from '../../components/TextField.tsx'

interface PlanTextProps {
  readonly label: string
  /** The plan's key, by whose reader the text is read. */
  readonly field: 'depth' | 'max-length' | 'measure'
  readonly text: string
  readonly placeholder?: string
  readonly disabled: boolean
}

/** Values of a plan as text, apart by commas. They take effect on Enter and when the field is left. */
export function PlanText(props: PlanTextProps) {
  // Another plan is another text.
  return <Editing key={props.text} {...props} />
}

function Editing({ label, field, text: written, placeholder, disabled }: PlanTextProps) {
  const [text, setText] = useState(written)
  const [error, setError] = useState<string | null>(null)
  const commit = () => {
    if (text === written) return
    try {
      const values = text.split(/[\s,;]+/).filter(Boolean)
      const key = planFields[field]
      changePlan({ [key]: readPlan({ [field]: field === 'max-length' ? values.at(0) : values }, () => label)[key] })
    } catch (reason) {
      if (!(reason instanceof PlanError)) throw reason
      setError(reason.message)
    }
  }
  return (
    <TextField
      label={label}
      value={text}
      error={error}
      disabled={disabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(value) => {
        setText(value)
        setError(null)
      }}
      onEnter={commit}
      onLeave={commit}
    />
  )
}
