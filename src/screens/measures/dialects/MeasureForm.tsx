import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { measureName } from '../../../evaluation/measure.ts'
import { defaultParameters, parameterSyntax } from '../../../evaluation/measures/parameters.ts'
import { measureTable } from '../../../evaluation/measures/table.ts'
import { useMaxGrade } from '../../../state/hooks.ts'
import { Button } from '../../../components/Button.tsx'
import { NumberField } from '../../../components/NumberField.tsx'
import { Select } from '../../../components/Select.tsx'
import { TextField } from '../../../components/TextField.tsx'
import styles from './MeasureForm.module.css'

const AS_CHOSEN = 'as chosen'
const gains = [
  { value: 'log2', label: 'the grade' },
  { value: 'exp-log2', label: '2^grade − 1' },
] as const
const documents = [
  { value: 'all', label: 'all' },
  { value: 'judged', label: 'judged ones only' },
] as const

/** Puts a measure's name together from what it can be given, for those who do not know the spelling by heart. */
export function MeasureForm({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('nDCG')
  const [cutoff, setCutoff] = useState(10)
  const [level, setLevel] = useState<string>(AS_CHOSEN)
  const [parameters, setParameters] = useState(defaultParameters)
  const [persistence, setPersistence] = useState(String(defaultParameters.p))
  const highest = Math.max(1, useMaxGrade())
  const definition = measureTable.find((each) => each.name === name)
  const id = useId()
  if (!definition) return null
  const takes = definition.parameters ?? []
  const p = parameterSyntax.p.read(persistence.trim())
  const least = definition.cutoff === 'required' ? 1 : 0
  const spelled = measureName({
    definition,
    cutoff: definition.cutoff === 'none' || (cutoff === 0 && least === 0) ? null : Math.max(1, cutoff),
    level: definition.usesLevel && level !== AS_CHOSEN ? Number(level) : null,
    parameters: { ...parameters, p: p ?? defaultParameters.p },
  })
  return (
    <div className={styles['form']} role="group" aria-labelledby={id}>
      <p id={id}>
        <b>{definition.name}</b>: {definition.meaning}. <span>{definition.source}.</span>
      </p>
      <div className={styles['fields']}>
        <Select label="Measure to add" shortLabel="Measure" value={name} options={measureTable.filter(({ summary }) => summary === 'mean').map((each) => ({ value: each.name, label: each.name }))} onChange={setName} />
        {definition.cutoff !== 'none' && <NumberField label={least === 0 ? 'Cut-off (0: whole list)' : 'Cut-off'} value={Math.max(least, cutoff)} min={least} onChange={setCutoff} />}
        {definition.usesLevel && (
          <Select
            label="Level of its own"
            value={level}
            options={[AS_CHOSEN, ...Array.from({ length: highest }, (_, at) => String(at + 1))].map((value) => ({ value, label: value }))}
            onChange={setLevel}
          />
        )}
        {takes.includes('dcg') && <Select label="Gain" value={parameters.dcg} options={gains} onChange={(dcg) => setParameters({ ...parameters, dcg })} />}
        {takes.includes('p') && <TextField label="Persistence p" value={persistence} error={p === null ? `p is ${parameterSyntax.p.expected}` : null} onChange={setPersistence} />}
        {takes.includes('max') && <NumberField label="Greatest grade of the scale" value={parameters.max} min={1} max={30} onChange={(max) => setParameters({ ...parameters, max })} />}
        {takes.includes('judged_only') && (
          <Select label="Documents" value={parameters.judged_only ? 'judged' : 'all'} options={documents} onChange={(which) => setParameters({ ...parameters, judged_only: which === 'judged' })} />
        )}
        <Button icon={<Plus aria-hidden />} disabled={takes.includes('p') && p === null} onClick={() => onAdd(spelled)}>
          Add {spelled}
        </Button>
      </div>
    </div>
  )
}
