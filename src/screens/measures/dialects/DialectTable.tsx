import type { DialectCell, DialectRow } from '../../../evaluation/dialects/compare-dialects.ts'
import { dialects } from '../../../evaluation/dialects/dialects.ts'
import { count, measure, NONE } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import styles from './DialectTable.module.css'
import { letterOf, reasonsOf } from './reasons.ts'

interface Props {
  readonly rows: readonly DialectRow[]
  /** The table's accessible name. */
  readonly label: string
  /** The numbers are of what was chosen before. */
  readonly waiting: boolean
}

/** Measures down, tools across. Numbers that are trec_eval's are quiet; each other one carries the letters of its reasons. */
export function DialectTable({ rows, label, waiting }: Props) {
  const reasons = reasonsOf(rows)
  return (
    <div>
      <div className={table['scroller']} role="region" aria-label={`${label}, scrollable`} tabIndex={0}>
        <table className={`${table['table']} ${styles['table']}`} aria-label={label} aria-busy={waiting}>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              {dialects.map(({ name, version, about }) => (
                <th key={name} scope="col" className={table['number']} title={about}>
                  {name}
                  <span className={styles['version']}>{version}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measure: name, ours, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {dialects.map((dialect, at) => (
                  <Value key={dialect.name} cell={cells[at] ?? null} ours={ours} reasons={reasons} most={cells[0]?.n ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reasons.length > 0 && (
        <ol className={styles['reasons']} aria-label="Why numbers differ">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Value({ cell, ours, reasons, most }: { cell: DialectCell | null; ours: number; reasons: readonly string[]; most: number | null }) {
  if (!cell) {
    return (
      <td className={`${table['number']} ${styles['same']}`}>
        {NONE}
        <sup />
      </td>
    )
  }
  const letters = cell.reasons.map((reason) => letterOf(reasons.indexOf(reason)))
  const differs = cell.mean === null || Math.abs(cell.mean - ours) > 1e-5
  return (
    <td className={`${table['number']} ${differs ? styles['other'] : styles['same']}`} data-value={cell.mean ?? undefined} title={cell.reasons.join('; ') || undefined}>
      {cell.mean === null ? 'no number' : measure(cell.mean, 4)}
      <sup>{letters.join(',')}</sup>
      <span className={styles['spelling']}>
        {cell.spelling}
        {cell.mean !== null && most !== null && cell.n !== most && ` · n ${count(cell.n)}`}
      </span>
    </td>
  )
}
