import { useModels } from '../../state/hooks.ts'
import { useHeadFacts } from '../../state/training-hooks.ts'
import { count, counted } from '../../components/format.ts'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** Which cross-encoder's head, from which graph, and how much of it moves. */
export function ModelFields({ config, disabled, onChange }: FieldProps) {
  const { loaded, settings } = useModels()
  const head = useHeadFacts()
  const { model } = config
  const trainable = loaded.map(({ info }) => info).filter(({ kind, graphs }) => kind === 'cross-encoder' && graphs.some(({ dtype }) => dtype === 'fp32' || dtype === 'fp16'))
  const info = trainable.find(({ id }) => id === model.id)
  const dtypes = (['fp32', 'fp16'] as const).filter((dtype) => info?.graphs.some((graph) => graph.dtype === dtype) ?? dtype === model.dtype)
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Model</legend>
      <Select
        label="Model to train"
        shortLabel="Model"
        value={model.id}
        options={[...new Set([...trainable.map(({ id }) => id), model.id])].map((id) => ({ value: id, label: id }))}
        onChange={(id) => {
          const next = trainable.find((candidate) => candidate.id === id)
          if (!next) return
          const dtype = next.graphs.some((graph) => graph.dtype === 'fp32') ? 'fp32' : 'fp16'
          onChange({ model: { id, revision: null, dtype, max_length: settings[id]?.maxLength ?? next.maxLength } })
        }}
      />
      <Select label="Precision of the features" shortLabel="Precision" value={model.dtype} options={dtypes.map((dtype) => ({ value: dtype, label: dtype }))} onChange={(dtype) => onChange({ model: { ...model, dtype } })} />
      <ValueField label="max_length" value={model.max_length} min={8} max={info?.maxLength ?? model.max_length} whole onChange={(tokens) => tokens !== null && onChange({ model: { ...model, max_length: tokens } })} />
      <Select
        label="What is trained"
        shortLabel="Trained"
        value={config.train}
        options={[
          { value: 'whole-head', label: 'the whole head' },
          { value: 'last-layer', label: 'its last layer' },
        ]}
        onChange={(train) => onChange({ train })}
      />
      {head && (
        <p className={styles['hint']}>
          {head.words}: {counted(head.whole, 'parameter')}
          {head.last < head.whole && `, ${count(head.last)} of them in the last layer`}
        </p>
      )}
    </fieldset>
  )
}
