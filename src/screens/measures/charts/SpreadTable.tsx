import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { SystemName } from '../../../components/SystemName.tsx'
import { count, fixed } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import type { SystemSpread } from '../../../state/chart-views.ts'
import { totalOf } from './spread-plot.ts'

/** Every system's separation, and how many pairs of each kind it scored. */
export function SpreadTable({ spreads }: { readonly spreads: readonly SystemSpread[] }) {
  return (
    <table className={table['table']} aria-label="Scores by relevance">
      <thead>
        <tr>
          <th scope="col">System</th>
          <NumberHeads names={['Separation (AUC)', 'Pairs judged relevant', 'Judged not relevant', 'Judged by nobody']} />
        </tr>
      </thead>
      <tbody>
        {spreads.map(({ system, spread }) => (
          <tr key={system.key}>
            <th scope="row">
              <SystemName name={system.name} />
            </th>
            <td className={table['number']} data-value={spread.separation ?? undefined}>
              {fixed(spread.separation, 4)}
            </td>
            {(['relevant', 'notRelevant', 'unjudged'] as const).map((kind) => (
              <td key={kind} className={table['number']}>
                {count(totalOf(spread, kind))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
