import type { Course } from '../../state/training-course.ts'
import { count, fixed, measure, time } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import { NumberHeads } from '../../components/NumberHeads.tsx'
import { bestEpoch } from './words.ts'
import styles from './Curves.module.css'

/** The charts' numbers, epoch by epoch, the untrained head first. */
export function EpochTable({ course: { start, epochs } }: { readonly course: Course }) {
  const best = bestEpoch(epochs)
  return (
    <div className={styles['epochs']} role="region" aria-label="Epoch by epoch" tabIndex={0}>
      <table className={table['table']} aria-label="Epochs">
        <thead>
          <tr>
            <th scope="col">Epoch</th>
            <NumberHeads names={['Training loss', 'Validation loss', 'nDCG@10', 'MRR@10', 'Learning rate', 'Time']} />
          </tr>
        </thead>
        <tbody>
          {start && (
            <tr>
              <th scope="row">untrained</th>
              <td />
              <td className={table['number']}>{fixed(start.untrained.loss, 4)}</td>
              <td className={table['number']}>{measure(start.untrained['nDCG@10'], 4)}</td>
              <td className={table['number']}>{measure(start.untrained['MRR@10'], 4)}</td>
              <td />
              <td />
            </tr>
          )}
          {epochs.map(({ epoch, loss, validation, learningRate, seconds }) => (
            <tr key={epoch} className={epoch === best?.epoch ? styles['best'] : undefined}>
              <th scope="row">
                {count(epoch)}
                {epoch === best?.epoch && ' best'}
              </th>
              <td className={table['number']}>{fixed(loss, 4)}</td>
              <td className={table['number']}>{fixed(validation.loss, 4)}</td>
              <td className={table['number']}>{measure(validation['nDCG@10'], 4)}</td>
              <td className={table['number']}>{measure(validation['MRR@10'], 4)}</td>
              <td className={table['number']}>{learningRate.toExponential(1).replace('-', '\u2212')}</td>
              <td className={table['number']}>{time(seconds * 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
