import { Button } from '../../components/Button.tsx'
import { FirstStageChoice } from '../../components/FirstStageChoice.tsx'
import { LevelChoice } from '../../components/LevelChoice.tsx'
import { MeasureChoice } from '../../components/MeasureChoice.tsx'
import { PhrasingsChoice } from '../../components/PhrasingsChoice.tsx'
import { Select, type Option } from '../../components/Select.tsx'
import { rerank } from '../../state/actions.ts'
import { choose, useChoices, type Choices } from '../../state/choices.ts'
import { useJob, useModels, usePipelines } from '../../state/hooks.ts'
import { DepthChoice } from './DepthChoice.tsx'
import { ModelChoices } from './ModelChoices.tsx'
import { PipelineChoices } from './PipelineChoices.tsx'
import styles from './RunChoices.module.css'

const devices: readonly Option<Choices['device']>[] = [
  { value: 'auto', label: 'Automatic' },
  { value: 'webgpu', label: 'WebGPU' },
  { value: 'wasm', label: 'WASM' },
]

const precisions: readonly Option<Choices['precision']>[] = [
  { value: 'auto', label: 'Automatic' },
  { value: 'fp32', label: 'fp32' },
  { value: 'fp16', label: 'fp16' },
  { value: 'q8', label: 'q8' },
  { value: 'q4', label: 'q4' },
]

/** What is run and how it is looked at. Level, measure and first stage take effect at once; the rest when `Rerank` is pressed. */
export function RunChoices() {
  const { device, precision } = useChoices()
  const job = useJob()
  const { loaded } = useModels()
  const pipelines = usePipelines()
  const busy = job.kind !== 'idle'
  // With no model loaded the pair that the build carries is used.
  const ready = loaded.length === 0 || loaded.some(({ chosen }) => chosen) || pipelines.some(({ chosen, missing }) => chosen && missing.length === 0)
  return (
    <>
      <ModelChoices models={loaded} disabled={busy} />
      <PipelineChoices disabled={busy} />
      <div className={styles['choices']}>
        <FirstStageChoice />
        <MeasureChoice label="Measure" />
        <LevelChoice shortLabel="Level" />
        <PhrasingsChoice />
        <DepthChoice />
        <Select label="Device" value={device} options={devices} onChange={(chosen) => choose({ device: chosen })} disabled={busy} />
        <Select label="Precision" value={precision} options={precisions} onChange={(chosen) => choose({ precision: chosen })} disabled={busy} />
        <Button
          look="primary"
          disabled={busy || !ready}
          onClick={() => {
            // What failed is told as notices by the action itself.
            rerank().catch((error: unknown) => console.error('Reranking failed:', error))
          }}
          title={ready ? undefined : 'Tick a model or a pipeline first'}
        >
          Rerank
        </Button>
      </div>
    </>
  )
}
