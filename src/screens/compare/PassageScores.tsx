import { SystemDot } from '../../components/SystemDot.tsx'
import { SystemName } from '../../components/SystemName.tsx'
import { count, fixed } from '../../components/format.ts'
import type { PassageView } from '../../state/views.ts'
import table from '../../components/DataTable.module.css'
import styles from './PassageScores.module.css'

/** A passage's rank and score under each system. */
export function PassageScores({ scores }: { readonly scores: PassageView['scores'] }) {
  const hasSigmoid = scores.some(({ sigmoid }) => sigmoid !== null)
  return (
    <div className={table['scroller']} role="region" aria-label="Scores by system" tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col" className={table['number']}>
              Rank
            </th>
            <th scope="col" className={table['number']}>
              Score
            </th>
            {hasSigmoid && (
              <th scope="col" className={table['number']}>
                Sigmoid
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {scores.map(({ system, rank, score, sigmoid }) => (
            <tr key={system.key}>
              <th scope="row">
                <span className={styles['system']}>
                  <SystemDot system={system} />
                  <span>
                    <SystemName name={system.name} />
                  </span>
                </span>
              </th>
              <td className={table['number']}>{count(rank)}</td>
              <td className={table['number']}>
                {fixed(score, 4)}
                {score !== null && <span className={styles['kind']}> {kinds[system.kind]}</span>}
              </td>
              {hasSigmoid && <td className={table['number']}>{sigmoid === null ? '' : fixed(sigmoid, 4)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {hasSigmoid && (
        <p className={styles['note']}>
          The sigmoid of a logit, 1 / (1 + e<sup>−logit</sup>), is not a probability of relevance: models are trained to order, not to be calibrated. Lists are ordered by the logit.
        </p>
      )}
    </div>
  )
}

const kinds = { 'first-stage': '', 'cross-encoder': 'logit', 'bi-encoder': 'similarity', ideal: '' }
