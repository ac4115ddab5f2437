import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Sheet } from '../../components/Sheet.tsx'
import { SystemName } from '../../components/SystemName.tsx'
import { counted } from '../../components/format.ts'
import { addPipeline } from '../../state/actions.ts'
import { useChoices } from '../../state/choices.ts'
import { useModels } from '../../state/hooks.ts'
import { EMBEDDED } from '../../state/runs.ts'
import { spell, type PlannedStage } from '../../systems/pipeline.ts'
import { StageFields } from './StageFields.tsx'
import { nextStage, usualStages } from './pipeline-draft.ts'
import styles from './PipelineSheet.module.css'

interface PipelineSheetProps {
  readonly open: boolean
  onClose(): void
}

/** Where a pipeline is put together: stages in order, each with its model and how far down the list below it goes. */
export function PipelineSheet({ open, onClose }: PipelineSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title="New pipeline">
      <PipelineForm onDone={onClose} />
    </Sheet>
  )
}

function PipelineForm({ onDone }: { readonly onDone: () => void }) {
  const { loaded } = useModels()
  const depth = useChoices((choices) => choices.depth)
  const [stages, setStages] = useState<readonly PlannedStage[]>(() => usualStages(loaded.map(({ info }) => info), EMBEDDED, depth))
  const models = [...new Set([...loaded.map(({ info }) => info.id), ...EMBEDDED])]
  const change = (at: number, stage: PlannedStage) => setStages(stages.map((before, place) => (place === at ? stage : before)))
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        addPipeline(stages)
        onDone()
      }}
    >
      <p className={styles['lead']}>A cheap model goes first, over many candidates; each further one orders the first of what the one before it found. Candidates past a stage’s depth keep the order of the stage below.</p>
      <ol className={styles['stages']}>
        {stages.map((stage, at) => (
          <StageFields
            key={at}
            at={at}
            stage={stage}
            models={models}
            onChange={(changed) => change(at, changed)}
            onRemove={stages.length > 2 ? () => setStages(stages.filter((_, place) => place !== at)) : null}
          />
        ))}
      </ol>
      <div>
        <Button icon={<Plus aria-hidden />} onClick={() => setStages([...stages, nextStage(stages)])}>
          Add a stage
        </Button>
      </div>
      <output className={styles['result']}>
        <b>
          <SystemName name={spell(stages)} />
        </b>
        <span>At most {counted(stages.reduce((sum, stage) => sum + stage.depth, 0), 'pair')} to score per query, those in the ledger included.</span>
      </output>
      <div className={styles['actions']}>
        <Button type="submit" look="primary">
          Add the pipeline
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  )
}
