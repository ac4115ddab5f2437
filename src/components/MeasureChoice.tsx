import { choose, useChoices } from '../state/choices.ts'
import { Select } from './Select.tsx'

/** The measure that queries and differences are looked at in: a column of the table, or another that was chosen. */
export function MeasureChoice({ label, hideLabel = false }: { readonly label: string; readonly hideLabel?: boolean }) {
  const measure = useChoices((choices) => choices.measure)
  const measures = useChoices((choices) => choices.measures)
  return <Select label={label} hideLabel={hideLabel} value={measure} options={[...new Set([...measures, measure])].map((name) => ({ value: name, label: name }))} onChange={(name) => choose({ measure: name })} />
}
