import { useState } from 'react'
import { roles, type ColumnRoles, type Role, type TableColumns } from '../../collection/table/column-roles.ts'
import { chooseColumns } from '../../state/actions.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import styles from './ColumnPicker.module.css'

const NAMES: { readonly [role in Role]: string } = {
  query: 'Query text',
  qid: 'Query id',
  text: 'Passage text',
  title: 'Passage title',
  docno: 'Passage id',
  score: 'First-stage score',
  rank: 'First-stage rank',
  label: 'Grade',
}

interface Props {
  /** As its receipt calls it. */
  readonly file: string
  readonly table: TableColumns
  /** Open where nothing could be read yet. */
  readonly open: boolean
}

/** What the columns of a table are for: what their names told, and what a person says instead. Reads the file again. */
export function ColumnPicker({ file, table, open }: Props) {
  const [chosen, setChosen] = useState<ColumnRoles>(table.roles)
  const options = [{ value: '', label: '–' }, ...table.columns.map((column) => ({ value: column, label: column }))]
  const choose = (role: Role, column: string) => {
    const others = Object.fromEntries(Object.entries(chosen).filter(([played]) => played !== role))
    setChosen(column === '' ? others : { ...others, [role]: column })
  }
  return (
    <details className={styles['picker']} open={open}>
      <summary>What its columns are for</summary>
      <div role="group" aria-label={`Columns of ${file}`} className={styles['roles']}>
        {roles.map((role) => (
          <Select key={role} label={NAMES[role]} value={chosen[role] ?? ''} options={options} onChange={(column) => choose(role, column)} />
        ))}
      </div>
      <Button onClick={() => void chooseColumns(file, chosen).catch((error: unknown) => notify('error', sentence(error)))}>Read it with these columns</Button>
    </details>
  )
}
