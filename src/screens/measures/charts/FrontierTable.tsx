import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { SystemName } from '../../../components/SystemName.tsx'
import { count, fixed, measure, NONE, time } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import type { PricedSystem } from '../../../state/chart-views.ts'

interface FrontierTableProps {
  readonly systems: readonly PricedSystem[]
  readonly best: readonly PricedSystem[]
  readonly measureName: string
}

/** The chart's numbers. */
export function FrontierTable({ systems, best, measureName }: FrontierTableProps) {
  return (
    <table className={table['table']} aria-label="Frontier">
      <thead>
        <tr>
          <th scope="col">System</th>
          <NumberHeads names={[measureName, 'n', 'Pairs a query', 'Time a query']} />
          <th scope="col">On the frontier</th>
        </tr>
      </thead>
      <tbody>
        {systems.map((system) => (
          <tr key={system.system.key}>
            <th scope="row">
              <SystemName name={system.system.name} />
            </th>
            <td className={table['number']}>{measure(system.value, 4)}</td>
            <td className={table['number']}>{count(system.n)}</td>
            <td className={table['number']}>{fixed(system.pairsPerQuery, Number.isInteger(system.pairsPerQuery) ? 0 : 1)}</td>
            <td className={table['number']}>{system.millisecondsPerQuery === null ? NONE : time(system.millisecondsPerQuery)}</td>
            <td>{best.includes(system) ? 'yes' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
