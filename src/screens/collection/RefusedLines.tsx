import type { RefusedLine } from '../../collection/receipt.ts'
import { count } from '../../components/format.ts'
import tables from '../../components/DataTable.module.css'
import styles from './Receipts.module.css'

interface Props {
  readonly file: string
  readonly lines: readonly RefusedLine[]
  /** How many were refused in all; the receipt keeps the first ones. */
  readonly total: number
}

/** Every refused line with its number, what stood there, what was expected and why it was left out. */
export function RefusedLines({ file, lines, total }: Props) {
  const unit = lines[0]?.unit === 'record' ? 'Record' : 'Line'
  return (
    <div className={`${tables['scroller']} ${styles['refused']}`} role="region" aria-label={`Refused in ${file}, scrollable`} tabIndex={0}>
      <table className={tables['table']} aria-label={`Refused in ${file}`}>
        <thead>
          <tr>
            <th scope="col">{unit}</th>
            <th scope="col">Found</th>
            <th scope="col">Expected</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at}>
              <td>{line.line}</td>
              <td>
                <code>{line.found}</code>
              </td>
              <td>{line.expected}</td>
              <td>{line.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > lines.length && <p className={tables['small']}>{`The first ${count(lines.length)} of ${count(total)} refused.`}</p>}
    </div>
  )
}
