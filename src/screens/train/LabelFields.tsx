import { useJudgementSets, useMaxGrade, useSystems } from '../../state/hooks.ts'
import { Select } from '../../components/Select.tsx'
import { ValueField } from './ValueField.tsx'
import type { FieldProps } from './field-props.ts'
import styles from './ConfigForm.module.css'

/** Whom the head learns from: judges by their grades, or another system by its scores. */
export function LabelFields({ config, disabled, onChange }: FieldProps) {
  const { labels } = config.data
  const systems = useSystems()
  const sets = useJudgementSets()
  const maxGrade = useMaxGrade()
  const teachers = systems.filter(({ name, start }) => start?.scorer.model !== config.model.id || name === (labels.kind === 'teacher' ? labels.teacher : null)).map(({ name }) => name)
  const change = (next: typeof labels) => onChange({ data: { ...config.data, labels: next } })
  const [teacher = ''] = [...teachers].reverse()
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>Labels</legend>
      <Select
        label="Learn from"
        value={labels.kind}
        options={[
          { value: 'judgements', label: 'judgements', disabled: sets.length === 0 },
          { value: 'teacher', label: 'a teacher’s scores', disabled: teachers.length === 0 },
        ]}
        onChange={(kind) => change(kind === 'judgements' ? { kind, set: null, level: 1, unjudged: 'negative' } : { kind, teacher, top: 1, at_least: null })}
      />
      {labels.kind === 'judgements' ? (
        <>
          {sets.length > 1 && config.data.split.kind === 'shares' && (
            <Select
              label="Judgement set"
              value={labels.set ?? ''}
              options={[{ value: '', label: 'the one in use' }, ...sets.map(({ name }) => ({ value: name, label: name }))]}
              onChange={(name) => change({ ...labels, set: name === '' ? null : name })}
            />
          )}
          <Select
            label="A positive has a grade of"
            shortLabel="Positive from grade"
            value={String(labels.level)}
            options={Array.from({ length: Math.max(1, maxGrade, labels.level) }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
            onChange={(level) => change({ ...labels, level: Number(level) })}
          />
          <Select
            label="Unjudged candidates"
            value={labels.unjudged}
            options={[
              { value: 'negative', label: 'are negatives' },
              { value: 'leave', label: 'are left out' },
            ]}
            onChange={(unjudged) => change({ ...labels, unjudged })}
          />
        </>
      ) : (
        <>
          <Select label="Teacher" value={labels.teacher} options={[...new Set([...teachers, labels.teacher])].map((name) => ({ value: name, label: name }))} onChange={(name) => change({ ...labels, teacher: name })} />
          <ValueField label="top" value={labels.top} min={1} whole onChange={(top) => top !== null && change({ ...labels, top })} />
          <ValueField label="at_least" value={labels.at_least} min={-Infinity} none="any score" onChange={(at_least) => change({ ...labels, at_least })} />
          <p className={styles['hint']}>The teacher’s best {labels.top} of a query are its positives.</p>
        </>
      )}
    </fieldset>
  )
}
