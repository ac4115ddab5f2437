import { Plus, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { splitMeasures } from '../../evaluation/measure-syntax.ts'
import { measureName, parseMeasure } from '../../evaluation/measure.ts'
import { choose, useChoices } from '../../state/choices.ts'
import { measureError } from '../../state/hooks.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { TextField } from '../../components/TextField.tsx'
import { MeasureForm } from './dialects/MeasureForm.tsx'
import styles from './MeasurePicker.module.css'

const common = ['nDCG@5', 'nDCG@20', 'nDCG@100', 'MRR@5', 'MRR@100', 'Hit@1', 'Hit@10', 'MAP@100', 'Recall@10', 'Recall@50', 'P@1', 'P@5', 'P@20', "nDCG(dcg='exp-log2')@10", 'RBP(p=0.8)', 'ERR@10', 'Bpref', 'Judged@10']

/** Which measures the table has columns for, each with its cut-off. */
export function MeasurePicker() {
  const measures = useChoices((choices) => choices.measures)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [building, setBuilding] = useState(false)
  const show = (names: readonly string[]) => choose({ measures: [...new Set([...measures, ...names.map((name) => measureName(parseMeasure(name)))])] })
  const add = () => {
    const names = splitMeasures(text)
    if (names.length === 0) return
    const problem = names.map(measureError).find((found) => found !== null)
    if (problem !== undefined) return setError(problem)
    show(names)
    setText('')
  }
  return (
    <div className={styles['picker']}>
      <ul aria-label="Columns of the table">
        {measures.map((name) => (
          <li key={name}>
            {name}
            {measures.length > 1 && (
              <IconButton label={`Remove ${name}`} icon={<X />} onClick={() => choose({ measures: measures.filter((other) => other !== name) })} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles['add']}>
        <TextField
          label="Add a measure"
          hideLabel
          value={text}
          placeholder="Add: nDCG@5, P@20 …"
          error={error}
          suggestions={common.filter((name) => !measures.includes(name))}
          onChange={(value) => {
            setText(value)
            setError(null)
          }}
          onEnter={add}
        />
        <Button icon={<Plus aria-hidden />} onClick={add} disabled={text.trim() === ''}>
          Add
        </Button>
        <IconButton label="Cut-off, level, gain and persistence" icon={<SlidersHorizontal />} aria-expanded={building} onClick={() => setBuilding(!building)} />
      </div>
      {building && <MeasureForm onAdd={(name) => show([name])} />}
    </div>
  )
}
