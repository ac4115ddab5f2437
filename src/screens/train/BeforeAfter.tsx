import { useState } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import type { TestReport } from '../../training/run/reports.ts'
import { useTestedQueries } from '../../state/training-hooks.ts'
import { Delta } from '../../components/Delta.tsx'
import { counted, fixed, measure, signed } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import { Select } from '../../components/Select.tsx'
import { TestedQueries } from './TestedQueries.tsx'
import { chosenMeasure, testFinding } from './words.ts'
import styles from './TestPanel.module.css'

interface BeforeAfterProps {
  readonly report: TestReport
  readonly config: TrainingConfig
}

/** The untrained head and the trained one on the test queries, paired query by query. */
export function BeforeAfter({ report, config }: BeforeAfterProps) {
  const [name, setName] = useState<string | null>(null)
  const chosen = chosenMeasure(report, config)
  const shown = report.measures.find((each) => each.name === name) ?? chosen
  const queries = useTestedQueries(shown)
  return (
    <section aria-labelledby="test" className={styles['test']}>
      <h2 id="test">{chosen ? testFinding(report, chosen) : 'Before and after'}</h2>
      <div className={table['scroller']} role="region" aria-label="Before and after, by measure" tabIndex={0}>
        <table className={table['table']} aria-label="Before and after">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              {['Before', 'After', 'Difference', '95 % interval', 'p', 'Wins', 'Ties', 'Losses', 'n'].map((column) => (
                <th key={column} scope="col" className={table['number']}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.measures.map(({ name: row, before, after, low, high, p, wins, ties, losses }) => (
              <tr key={row} className={row === chosen?.name ? styles['chosen'] : undefined}>
                <th scope="row">{row}</th>
                <td className={table['number']} data-value={before}>
                  {measure(before, 4)}
                </td>
                <td className={table['number']} data-value={after}>
                  {measure(after, 4)}
                </td>
                <td className={table['number']} data-value={after - before}>
                  <Delta value={after - before} decimals={4} />
                </td>
                <td className={table['number']}>
                  {signed(low, 4)} to {signed(high, 4)}
                </td>
                <td className={table['number']}>{p < 0.0001 ? '< 0.0001' : fixed(p, 4)}</td>
                {[wins, ties, losses, report.queries].map((value, at) => (
                  <td key={at} className={table['number']}>
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={table['small']}>
        Paired bootstrap interval (BCa) and randomisation test over the judged test queries. {config.optimizer.metric_for_best_model} chose the head, on validation.
        {report.absent > 0 && ` ${counted(report.absent, 'query has', 'queries have')} no candidates here and count 0 before and after.`}
      </p>
      {shown && queries.length > 0 && (
        <div className={styles['queries']}>
          <header>
            <h3>
              {shown.name}: {shown.wins} better, {shown.losses} worse, {shown.ties} the same
            </h3>
            <Select label="Measure of the differences" shortLabel="Measure" value={shown.name} options={report.measures.map((each) => ({ value: each.name, label: each.name }))} onChange={setName} />
          </header>
          <TestedQueries queries={queries} label={`Difference in ${shown.name} by test query, after minus before`} />
        </div>
      )}
    </section>
  )
}
