import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { fixed, measure } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import type { WeightSweep } from '../../../state/fusion-hooks.ts'

/** The chart's numbers, every fifth weight: every tenth of 1. */
export function SweepTable({ sweep: { points }, measureName }: { readonly sweep: WeightSweep; readonly measureName: string }) {
  return (
    <table className={table['table']} aria-label="Fusion by weight">
      <thead>
        <tr>
          <th scope="col">Weight of the second</th>
          <NumberHeads names={[measureName]} />
        </tr>
      </thead>
      <tbody>
        {points
          .filter((_, at) => at % 5 === 0)
          .map(({ weight, value }) => (
            <tr key={weight}>
              <th scope="row">{fixed(weight, 2)}</th>
              <td className={table['number']} data-value={value}>
                {measure(value, 4)}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
