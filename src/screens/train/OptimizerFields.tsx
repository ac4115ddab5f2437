import type { OptimizerConfig } from '../../training/config/config.ts'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** How the head is moved, for how long, and what is kept of it. The first few are what people turn; the rest stands below. */
export function OptimizerFields({ config, disabled, onChange }: FieldProps) {
  const { optimizer } = config
  const change = (part: Partial<OptimizerConfig>) => onChange({ optimizer: { ...optimizer, ...part } })
  const number = (key: NumberKey, bounds: { min: number; max?: number; whole?: boolean }) => (
    <ValueField label={key} value={optimizer[key]} {...bounds} onChange={(value) => value !== null && change({ [key]: value })} />
  )
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Optimiser</legend>
      {number('learning_rate', { min: 0 })}
      {number('num_train_epochs', { min: 0, whole: true })}
      {number('batch_size', { min: 1, whole: true })}
      <Select
        label="metric_for_best_model"
        shortLabel="Best checkpoint by"
        value={optimizer.metric_for_best_model}
        options={(['nDCG@10', 'MRR@10'] as const).map((name) => ({ value: name, label: name }))}
        onChange={(metric_for_best_model) => change({ metric_for_best_model })}
      />
      <ValueField label="early_stopping_patience" value={optimizer.early_stopping_patience} min={1} whole none="never" onChange={(early_stopping_patience) => change({ early_stopping_patience })} />
      <details className={styles['more']}>
        <summary>More of the optimiser</summary>
        <div>
          <Select label="optim" value={optimizer.optim} options={(['adamw', 'adam', 'sgd'] as const).map((name) => ({ value: name, label: name }))} onChange={(optim) => change({ optim })} />
          <Select
            label="lr_scheduler_type"
            value={optimizer.lr_scheduler_type}
            options={(['linear', 'cosine', 'constant'] as const).map((name) => ({ value: name, label: name }))}
            onChange={(lr_scheduler_type) => change({ lr_scheduler_type })}
          />
          {number('warmup_ratio', { min: 0, max: 1 })}
          {number('weight_decay', { min: 0 })}
          <ValueField label="max_grad_norm" value={optimizer.max_grad_norm} min={0} none="uncut" onChange={(max_grad_norm) => change({ max_grad_norm })} />
          {number('gradient_accumulation_steps', { min: 1, whole: true })}
          {number('dropout', { min: 0, max: 0.99 })}
          {number('l2_to_start', { min: 0 })}
          <p className={styles['hint']}>l2_to_start pulls the head towards where it started: a help where data are few.</p>
        </div>
      </details>
    </fieldset>
  )
}

type NumberKey = 'learning_rate' | 'num_train_epochs' | 'batch_size' | 'warmup_ratio' | 'weight_decay' | 'gradient_accumulation_steps' | 'dropout' | 'l2_to_start'
