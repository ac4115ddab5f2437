import type { PlanReport } from '../../training/run/reports.ts'
import { parts, type Part } from '../../training/split.ts'
import { count, counted } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import { NumberHeads } from '../../components/NumberHeads.tsx'

export const partNames: Readonly<Record<Part, string>> = { train: 'Training', validation: 'Validation', test: 'Test' }

/** What each part of the split holds. A query without a positive among its candidates has no list to learn from or to be judged by. */
export function PartsTable({ report }: { readonly report: PlanReport }) {
  const textless = parts.reduce((sum, part) => sum + report.parts[part].textless, 0)
  return (
    <div>
      <div className={table['scroller']} role="region" aria-label="Parts of the split" tabIndex={0}>
        <table className={table['table']} aria-label="Split">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <NumberHeads names={['Queries', 'With a list', 'Pairs', 'Positives', 'Without a positive', 'Without a negative']} />
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => {
              const { queries, lists, pairs, positives, withoutPositive, withoutNegative } = report.parts[part]
              return (
                <tr key={part}>
                  <th scope="row">{partNames[part]}</th>
                  {[queries, lists, pairs, positives, withoutPositive, withoutNegative].map((value, at) => (
                    <td key={at} className={table['number']}>
                      {count(value)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {textless > 0 && <p className={table['small']}>{counted(textless, 'pair has', 'pairs have')} no text and cannot be read by a model.</p>}
    </div>
  )
}
