import { X } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { NumberField } from '../../components/NumberField.tsx'
import { Select } from '../../components/Select.tsx'
import type { PlannedStage } from '../../systems/pipeline.ts'
import styles from './PipelineSheet.module.css'
import { DEEPEST } from './pipeline-draft.ts'

interface StageFieldsProps {
  /** 0-based. */
  readonly at: number
  readonly stage: PlannedStage
  readonly models: readonly string[]
  onChange(stage: PlannedStage): void
  /** Null where no stage can be spared. */
  readonly onRemove: (() => void) | null
}

/** One stage: its model, over so many of the list below. */
export function StageFields({ at, stage, models, onChange, onRemove }: StageFieldsProps) {
  return (
    <li className={styles['stage']}>
      <Select
        label={`Model of stage ${at + 1}`}
        hideLabel
        value={stage.model}
        options={models.map((id) => ({ value: id, label: id }))}
        onChange={(model) => onChange({ ...stage, model })}
      />
      <span className={styles['depth']}>
        over the first
        <NumberField label={`Depth of stage ${at + 1}`} hideLabel value={stage.depth} min={1} max={DEEPEST} onChange={(depth) => onChange({ ...stage, depth })} />
        {at === 0 ? 'of the first stage' : `of stage ${at}`}
      </span>
      {onRemove && <IconButton label={`Remove stage ${at + 1}`} icon={<X />} onClick={onRemove} />}
    </li>
  )
}
