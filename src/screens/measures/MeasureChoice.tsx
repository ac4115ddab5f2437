import { choose, useChoices } from '../../state/choices.ts'
import { Select } from '../../components/Select.tsx'

/** The measure that differences are looked at in: the chosen one, or another column of the table. */
export function MeasureChoice({ label, hideLabel = false }: { readonly label: string; readonly hideLabel?: boolean }) {
  const measure = useChoices((choices) => choices.measure)
  const measures = useChoices((choices) => choices.measures)
  return <Select label={label} hideLabel={hideLabel} value={measure} options={[...new Set([measure, ...measures])].map((name) => ({ value: name, label: name }))} onChange={(name) => choose({ measure: name })} />
}
