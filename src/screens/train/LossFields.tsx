import { lossDefaults } from '../../training/config/loss-defaults.ts'
import type { LambdaWeighting, LossConfig } from '../../training/config/losses.ts'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import { lossFacts, lossNames, weightings } from './loss-facts.ts'
import styles from './ConfigForm.module.css'

/** What is minimised, with the options that the loss has. */
export function LossFields({ config, disabled, onChange }: FieldProps) {
  const { loss, data } = config
  const { hint, isForTeachers } = lossFacts[loss.name]
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Loss</legend>
      <Select label="Loss" value={loss.name} options={lossNames.map((name) => ({ value: name, label: lossFacts[name].label }))} onChange={(name) => onChange({ loss: lossDefaults[name] })} />
      <LossOptions loss={loss} onChange={(changed) => onChange({ loss: changed })} />
      <p className={styles['hint']}>
        {hint}
        {isForTeachers && data.labels.kind === 'judgements' && ' Here the grades stand in for a teacher’s scores.'}
      </p>
    </fieldset>
  )
}

function LossOptions({ loss, onChange }: { readonly loss: LossConfig; readonly onChange: (loss: LossConfig) => void }) {
  switch (loss.name) {
    case 'BinaryCrossEntropy':
      return <ValueField label="pos_weight" value={loss.pos_weight} min={0} none="1" onChange={(pos_weight) => onChange({ ...loss, pos_weight })} />
    case 'CrossEntropyOverList':
      return <ValueField label="scale" value={loss.scale} min={0} onChange={(scale) => scale !== null && onChange({ ...loss, scale })} />
    case 'MarginRanking':
      return <ValueField label="margin" value={loss.margin} min={0} onChange={(margin) => margin !== null && onChange({ ...loss, margin })} />
    case 'Lambda':
      return (
        <>
          <Select
            label="weighting_scheme"
            value={loss.weighting_scheme}
            options={(Object.keys(weightings) as LambdaWeighting[]).map((scheme) => ({ value: scheme, label: weightings[scheme] }))}
            onChange={(weighting_scheme) => onChange({ ...loss, weighting_scheme })}
          />
          <Cut k={loss.k} onChange={(k) => onChange({ ...loss, k })} />
          <ValueField label="sigma" value={loss.sigma} min={0} onChange={(sigma) => sigma !== null && onChange({ ...loss, sigma })} />
          {loss.weighting_scheme === 'ndcgLoss2PP' && <ValueField label="mu" value={loss.mu} min={0} onChange={(mu) => mu !== null && onChange({ ...loss, mu })} />}
        </>
      )
    case 'RankNet':
      return (
        <>
          <Cut k={loss.k} onChange={(k) => onChange({ ...loss, k })} />
          <ValueField label="sigma" value={loss.sigma} min={0} onChange={(sigma) => sigma !== null && onChange({ ...loss, sigma })} />
        </>
      )
    case 'ListNet':
    case 'ListMLE':
    case 'MarginMSE':
    case 'MSE':
      return null
  }
}

const Cut = ({ k, onChange }: { readonly k: number | null; readonly onChange: (k: number | null) => void }) => <ValueField label="k" value={k} min={1} whole none="whole list" onChange={onChange} />
