import type { MeasureTable } from '../../state/views.ts'
import { SystemName } from '../../components/SystemName.tsx'
import { count, share } from '../../components/format.ts'
import styles from './MeasureCounts.module.css'

/** What stands behind the means: over which queries, at which level, by whose rules, and how much of it is scored and judged. */
export function MeasureCounts({ table }: { table: MeasureTable }) {
  return (
    <section className={styles['counts']} aria-label="Counts behind the means">
      <dl>
        <Fact name="Judged queries" value={count(table.judged)} />
        <Fact name="with a positive" value={count(table.withPositive)} />
        <Fact name="returned" value={count(table.returned)} />
        <Fact name="judged@10" value={share(table.judgedAt10)} />
        <Fact name="Level" value={`grade ≥ ${table.level}`} />
        <Fact name="Rules" value={table.dialect} code />
      </dl>
      <table aria-label="Completeness">
        <thead>
          <tr>
            <td />
            <th scope="col">Fully scored</th>
            <th scope="col">Tied in the top</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.system.key}>
              <th scope="row">
                <SystemName name={row.system.name} />
              </th>
              <td>
                {count(row.complete)} of {count(table.judged)}
              </td>
              <td>{count(row.tiedInTop)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Fact({ name, value, code = false }: { name: string; value: string; code?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{code ? <code>{value}</code> : value}</dd>
    </div>
  )
}
