import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { choosePipeline, removePipeline } from '../../state/actions.ts'
import { usePipelines } from '../../state/hooks.ts'
import { PipelineSheet } from './PipelineSheet.tsx'
import styles from './ModelChoices.module.css'

/** The pipelines that were put together; those ticked are what `Rerank` runs beside the models. */
export function PipelineChoices({ disabled }: { readonly disabled: boolean }) {
  const pipelines = usePipelines()
  const [building, setBuilding] = useState(false)
  return (
    <div role="group" aria-label="Pipelines to run" className={styles['models']}>
      {pipelines.map(({ name, chosen, missing }) => (
        <span key={name} className={styles['model']}>
          <Checkbox label={name} checked={chosen && missing.length === 0} disabled={disabled || missing.length > 0} onChange={(next) => choosePipeline(name, next)} />
          {missing.length > 0 && <span className={styles['error']}>load {missing.join(' and ')} first</span>}
          <IconButton label={`Remove ${name}`} icon={<X />} disabled={disabled} onClick={() => removePipeline(name)} />
        </span>
      ))}
      <Button look="quiet" icon={<Plus aria-hidden />} disabled={disabled} title="A model over the first of another’s list" onClick={() => setBuilding(true)}>
        Pipeline
      </Button>
      <PipelineSheet open={building} onClose={() => setBuilding(false)} />
    </div>
  )
}
