import type { SystemCost } from '../../state/views.ts'
import { SystemLabel } from '../../components/SystemLabel.tsx'
import { counted } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import { CostCells } from './CostCells.tsx'
import styles from './CostTable.module.css'
import { totalOf } from './total-cost.ts'

/** What each scorer takes for its measures, and a pipeline stage by stage. */
export function CostTable({ costs }: { costs: readonly SystemCost[] }) {
  return (
    <section aria-labelledby="costs">
      <h2 id="costs" className={styles['title']}>
        What each system costs
      </h2>
      <div className={table['scroller']} role="region" aria-label="Cost by system" tabIndex={0}>
        <table className={table['table']} aria-label="Cost">
          <thead>
            <tr>
              <th scope="col">System</th>
              {['Pairs per query', 'Time per query', 'Time per pair', 'Pairs', 'Time in all'].map((name) => (
                <th key={name} scope="col" className={table['number']}>
                  {name}
                </th>
              ))}
              <th scope="col">Device</th>
            </tr>
          </thead>
          {costs.map(({ system, stages }) => (
            <tbody key={system.key}>
              <tr>
                <th scope="row">
                  <SystemLabel system={system} className={styles['system']} />
                </th>
                <CostCells cost={totalOf(stages)} />
              </tr>
              {stages.length > 1 &&
                stages.map((stage, at) => (
                  <tr key={at} className={styles['stage']}>
                    <th scope="row">
                      <span className={styles['system']}>
                        stage {at + 1}: {stage.model} over the first {stage.depth}
                      </span>
                    </th>
                    <CostCells cost={totalOf([stage])} />
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
      <p className={styles['note']}>
        Over the {counted(Math.max(...costs.map(({ stages }) => stages[0]?.queries ?? 0)), 'query', 'queries')} that have candidates. Time is pairs × the time per pair that the scorer took here on that device, without loading and
        without its first run; scores that were read from this browser’s ledger are counted as if they were computed.
      </p>
    </section>
  )
}
