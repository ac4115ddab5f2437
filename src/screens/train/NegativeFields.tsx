import { useSystems } from '../../state/hooks.ts'
import type { NegativesConfig } from '../../training/config/config.ts'
import type { MiningOptions } from '../../training/mining-options.ts'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** What stands beside the positives in a list: all candidates, or a draw of hard and random ones. Mining has sentence-transformers' options. */
export function NegativeFields({ config, disabled, onChange }: FieldProps) {
  const { negatives } = config
  const systems = useSystems()
  const change = (part: Partial<NegativesConfig>) => onChange({ negatives: { ...negatives, ...part } })
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Negatives</legend>
      <ValueField label="negatives a list" value={negatives.num_negatives} min={1} whole none="all" onChange={(num_negatives) => change({ num_negatives })} />
      {negatives.num_negatives === null ? (
        <p className={styles['hint']}>All candidates that are not positive, in every epoch.</p>
      ) : (
        <>
          <ValueField label="hard_share" value={negatives.hard_share} min={0} max={1} onChange={(hard_share) => hard_share !== null && change({ hard_share })} />
          <Select
            label="Mined by"
            value={negatives.mined_by ?? ''}
            options={[{ value: '', label: 'the first stage' }, ...[...new Set([...systems.map(({ name }) => name), ...(negatives.mined_by === null ? [] : [negatives.mined_by])])].map((name) => ({ value: name, label: name }))]}
            onChange={(name) => change({ mined_by: name === '' ? null : name })}
          />
          <p className={styles['hint']}>Drawn anew each epoch; so many of them are among the mined, the rest at random.</p>
          <details className={styles['more']}>
            <summary>Mining</summary>
            <MiningFields mining={negatives.mining} onChange={(mining) => change({ mining })} />
          </details>
        </>
      )}
    </fieldset>
  )
}

function MiningFields({ mining, onChange }: { readonly mining: MiningOptions; readonly onChange: (mining: MiningOptions) => void }) {
  const change = (part: Partial<MiningOptions>) => onChange({ ...mining, ...part })
  return (
    <div>
      <ValueField label="range_min" value={mining.range_min} min={0} whole onChange={(range_min) => range_min !== null && change({ range_min })} />
      <ValueField label="range_max" value={mining.range_max} min={1} whole none="as needed" onChange={(range_max) => change({ range_max })} />
      {(['max_score', 'min_score', 'absolute_margin', 'relative_margin'] as const).map((key) => (
        <ValueField key={key} label={key} value={mining[key]} min={-Infinity} none="none" onChange={(value) => change({ [key]: value })} />
      ))}
      <ValueField label="num_negatives" value={mining.num_negatives} min={1} whole onChange={(num_negatives) => num_negatives !== null && change({ num_negatives })} />
      <Select
        label="sampling_strategy"
        value={mining.sampling_strategy}
        options={[
          { value: 'top', label: 'top' },
          { value: 'random', label: 'random' },
        ]}
        onChange={(sampling_strategy) => change({ sampling_strategy })}
      />
    </div>
  )
}
