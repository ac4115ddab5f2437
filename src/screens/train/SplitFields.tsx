import { useJudgementSets } from '../../state/hooks.ts'
import { useNamedSplit } from '../../state/training-hooks.ts'
import type { DataConfig } from '../../training/config/config.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

const BY_SHARE = 'a share of the queries'

/** Which queries train, choose and test, and how many candidates of each. */
export function SplitFields({ config, disabled, onChange }: FieldProps) {
  const { data } = config
  const { split } = data
  const sets = useJudgementSets().map(({ name }) => name)
  const named = useNamedSplit()
  const change = (part: Partial<DataConfig>) => onChange({ data: { ...data, ...part } })
  const shares = split.kind === 'shares' ? split : split.shares
  const changeShares = (part: Partial<typeof shares>) =>
    change({ split: split.kind === 'shares' ? { ...split, ...part } : { ...split, shares: { validation: split.shares.validation, test: split.shares.test, ...part } } })
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Split, by query</legend>
      <Select
        label="Split by"
        value={split.kind}
        options={[
          { value: 'shares', label: 'shares' },
          { value: 'judgements', label: 'judgement sets', disabled: sets.length < 2 },
        ]}
        onChange={(kind) => {
          const { validation, test } = shares
          change({
            split: kind === 'shares' ? { kind, validation, test } : { kind, train: named?.train ?? sets[0] ?? '', validation: named?.validation ?? null, test: named?.test ?? null, shares: { validation, test } },
          })
        }}
      />
      {split.kind === 'judgements' && (
        <>
          <Select label="Train on" value={split.train} options={namesWith(sets, split.train)} onChange={(train) => change({ split: { ...split, train } })} />
          {(['validation', 'test'] as const).map((part) => (
            <Select
              key={part}
              label={part === 'validation' ? 'Validate on' : 'Test on'}
              value={split[part] ?? ''}
              options={[{ value: '', label: BY_SHARE }, ...namesWith(sets, split[part])]}
              onChange={(name) => change({ split: { ...split, [part]: name === '' ? null : name } })}
            />
          ))}
        </>
      )}
      {(['validation', 'test'] as const)
        .filter((part) => split.kind === 'shares' || split[part] === null)
        .map((part) => (
          <ValueField key={part} label={`${part} share`} value={shares[part]} min={0} max={0.9} onChange={(value) => value !== null && changeShares({ [part]: value })} />
        ))}
      <ValueField label="depth" value={data.depth} min={1} whole onChange={(depth) => depth !== null && change({ depth })} />
      <ValueField label="train_queries" value={data.train_queries} min={1} whole none="all" onChange={(train_queries) => change({ train_queries })} />
      <ValueField label="validation_queries" value={data.validation_queries} min={1} whole none="all" onChange={(validation_queries) => change({ validation_queries })} />
      <Checkbox label="Train on positives below the depth too" checked={data.keep_positives} onChange={(keep_positives) => change({ keep_positives })} />
    </fieldset>
  )
}

const namesWith = (sets: readonly string[], name: string | null) => [...new Set([...sets, ...(name === null ? [] : [name])])].map((each) => ({ value: each, label: each }))
