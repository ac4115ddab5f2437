import type { SubmissionOptions } from '../../exports/submission.ts'
import { Checkbox } from '../Checkbox.tsx'
import { NumberField } from '../NumberField.tsx'
import { Select, type Option } from '../Select.tsx'

const separators: readonly Option<SubmissionOptions['separator']>[] = [
  { value: ',', label: 'Comma' },
  { value: ';', label: 'Semicolon' },
  { value: '\t', label: 'Tab' },
]
const places: readonly Option<SubmissionOptions['ids']>[] = [
  { value: 'columns', label: 'a column each' },
  { value: 'one column', label: 'one column, spaces between' },
]

/** What a competition prescribes. */
export function SubmissionFields({ options, onChange }: { readonly options: SubmissionOptions; onChange(options: SubmissionOptions): void }) {
  return (
    <>
      <NumberField label="Ids on a line" value={options.k} min={1} onChange={(k) => onChange({ ...options, k })} />
      <Select label="Ids in" value={options.ids} options={places} onChange={(ids) => onChange({ ...options, ids })} />
      <Select label="Separator" value={options.separator} options={separators} onChange={(separator) => onChange({ ...options, separator })} />
      <Checkbox label="First line names the columns" checked={options.header} onChange={(header) => onChange({ ...options, header })} />
    </>
  )
}
