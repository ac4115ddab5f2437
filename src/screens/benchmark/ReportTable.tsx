import type { ReportTable as Table } from '../../benchmark/report/tables.ts'
import table from '../../components/DataTable.module.css'
import { NumberHeads } from '../../components/NumberHeads.tsx'
import { SystemDot } from '../../components/SystemDot.tsx'
import { SystemName } from '../../components/SystemName.tsx'
import styles from './ReportTable.module.css'

/** A report's table: names, then numbers as they were written. */
export function ReportTable({ table: { label, head, rows } }: { readonly table: Table }) {
  const [name = '', ...columns] = head
  return (
    <div className={table['scroller']} role="region" aria-label={`${label}, scrolls`} tabIndex={0}>
      <table className={`${table['table']} ${styles['table']}`} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{name || 'system'}</th>
            <NumberHeads names={columns} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">
                <span className={styles['name']}>
                  {row.colour !== null && <SystemDot system={{ kind: 'cross-encoder', colour: row.colour }} />}
                  <span>
                    <SystemName name={row.name} />
                  </span>
                </span>
              </th>
              {row.cells.map(({ text, isBest, value }, place) => (
                <td key={place} className={table['number']} data-value={value ?? undefined}>
                  {isBest ? <b>{text}</b> : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
