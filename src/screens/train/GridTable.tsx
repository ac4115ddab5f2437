import { takeRun } from '../../state/training-actions.ts'
import { useTraining } from '../../state/training-hooks.ts'
import type { Grid } from '../../state/training.ts'
import { bestRow } from '../../state/training-grid.ts'
import { Button } from '../../components/Button.tsx'
import { Delta } from '../../components/Delta.tsx'
import { measure, NONE } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import { NumberHeads } from '../../components/NumberHeads.tsx'
import { lossName } from './loss-facts.ts'
import { writeNumber } from './number-text.ts'
import styles from './GridPanel.module.css'

/** What each run came to on validation, the best first once all have ended. */
export function GridTable({ grid }: { readonly grid: Grid }) {
  const isIdle = useTraining(({ phase }) => phase.kind === 'idle')
  const finished = useTraining((state) => state.finished)
  const best = bestRow(grid)
  const chosen = grid.config.optimizer.metric_for_best_model
  return (
    <div className={table['scroller']} role="region" aria-label="Runs of the grid" tabIndex={0}>
      <table className={table['table']} aria-label="Grid">
        <caption>Validation at each run’s best epoch; the difference is in {chosen}, against the untrained head.</caption>
        <thead>
          <tr>
            <th scope="col">Loss</th>
            <NumberHeads names={['Learning rate', 'Epochs', 'Best', 'nDCG@10', 'MRR@10', 'Difference']} />
            <th scope="col">
              <span aria-hidden>Take</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => {
            const { run, epochs, best: its, outcome } = row
            const isTaken = outcome !== null && finished?.outcome === outcome
            return (
              <tr key={`${lossName(run.loss)} ${run.learning_rate}`} className={row === best ? styles['best'] : undefined}>
                <th scope="row">{lossName(run.loss)}</th>
                <td className={table['number']}>{writeNumber(run.learning_rate)}</td>
                <td className={table['number']}>{epochs}</td>
                <td className={table['number']}>{outcome ? (outcome.best.epoch === 0 ? 'none' : outcome.best.epoch) : NONE}</td>
                <td className={table['number']}>{measure(its?.['nDCG@10'] ?? null, 4)}</td>
                <td className={table['number']}>{measure(its?.['MRR@10'] ?? null, 4)}</td>
                <td className={table['number']}>{outcome ? <Delta value={outcome.best.validation[chosen] - outcome.start.untrained[chosen]} decimals={4} /> : NONE}</td>
                <td>
                  {outcome && (
                    <Button look="quiet" disabled={!isIdle || isTaken} aria-label={`Take ${lossName(run.loss)} at ${writeNumber(run.learning_rate)}`} onClick={() => takeRun(row)}>
                      {isTaken ? 'Taken' : 'Take'}
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
