import type { MeasureTable } from '../../../state/views.ts'
import { useCeilings } from '../../../state/tool-hooks.ts'
import { measure, signed } from '../../../components/format.ts'
import { NumberHeads } from '../../../components/NumberHeads.tsx'
import table from '../../../components/DataTable.module.css'
import styles from './CeilingTable.module.css'

/** What there is to win, and whose it is: the retriever's part lies between the two ceilings, the reranker's below them. */
export function CeilingTable({ table: { columns, rows } }: { table: MeasureTable }) {
  const { value, error } = useCeilings()
  if (error !== null) return <p role="alert">{error}</p>
  if (!value) return null
  const found = columns.map((name) => value.find((ceiling) => ceiling.measure === name))
  // Another first stage has other candidates, and may well be above these.
  const over = rows.filter(({ system }, at) => at === 0 || system.kind !== 'first-stage')
  const best = columns.map((_, at) => Math.max(...over.map(({ cells }) => cells[at]?.mean ?? NaN).filter((mean) => !Number.isNaN(mean))))
  const lines = [
    { name: 'Best order of all that was judged', values: found.map((ceiling) => ceiling?.judgements), below: found.map(() => undefined), why: '' },
    { name: 'Best order of these candidates', values: found.map((ceiling) => ceiling?.candidates), below: found.map((ceiling) => ceiling?.judgements), why: 'missed by the first stage' },
    { name: 'Best system over them', values: best, below: found.map((ceiling) => ceiling?.candidates), why: 'left to a reranker' },
  ]
  return (
    <div className={table['scroller']} role="region" aria-label="Ceilings, scrollable" tabIndex={0}>
      <table className={`${table['table']} ${styles['table']}`} aria-label="Ceilings">
        <thead>
          <tr>
            <th scope="col">Ceiling</th>
            <NumberHeads names={columns} />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, values, below, why }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {why !== '' && <span className={styles['why']}>below the one above: {why}</span>}
              </th>
              {values.map((mean, at) => (
                <td key={columns[at]} className={table['number']} data-value={mean}>
                  {measure(mean ?? null, 4)}
                  {below[at] !== undefined && mean !== undefined && <span className={styles['why']}>{signed(mean - below[at], 4)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
