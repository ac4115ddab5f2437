import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { count, measure } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import type { DepthLine } from '../../../state/chart-views.ts'
import { tableDepths } from './depth-finding.ts'

/** The chart's numbers at round depths. */
export function DepthTable({ lines }: { readonly lines: readonly DepthLine[] }) {
  const deepest = Math.max(...lines.map(({ points }) => points.length - 1))
  return (
    <table className={table['table']} aria-label="Measure by depth">
      <thead>
        <tr>
          <th scope="col">Depth</th>
          <NumberHeads names={lines.map(({ system }) => system.name)} />
        </tr>
      </thead>
      <tbody>
        {tableDepths(deepest).map((depth) => (
          <tr key={depth}>
            <th scope="row">{count(depth)}</th>
            {lines.map(({ system, points }) => (
              <td key={system.key} className={table['number']} data-value={points[depth]?.value}>
                {measure(points[depth]?.value ?? null, 4)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
