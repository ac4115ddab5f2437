import { SystemLabel } from '../../components/SystemLabel.tsx'
import { count, fixed } from '../../components/format.ts'
import type { PassageReading } from '../../scoring/reading.ts'
import type { Readings } from '../../state/readings.ts'
import type { PassageView } from '../../state/views.ts'
import table from '../../components/DataTable.module.css'
import styles from './PassageScores.module.css'

interface PassageScoresProps {
  readonly scores: PassageView['scores']
  readonly readings: Readings
  /** Whether scorers' and first stages' scores are sums over the ranks under the query's phrasings. */
  readonly byRanks: boolean
}

/** A passage's rank and score under each system, and how much of it the system reads. */
export function PassageScores({ scores, readings, byRanks }: PassageScoresProps) {
  const hasReadings = scores.some(({ system }) => readings.has(system.key))
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
            {hasReadings && (
              <th scope="col" className={table['number']}>
                Tokens read
              </th>
            )}
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
                <SystemLabel system={system} className={styles['system']} />
              </th>
              <td className={table['number']}>{count(rank)}</td>
              <td className={table['number']}>
                {fixed(score, 4)}
                {score !== null && <span className={styles['kind']}> {byRanks && system.kind !== 'fusion' ? 'by ranks' : kinds[system.kind]}</span>}
              </td>
              {hasReadings && (
                <td className={table['number']}>
                  <TokensRead reading={readings.get(system.key)} />
                </td>
              )}
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

/** `498 of 731`, or how many windows it takes to read them all. */
function TokensRead({ reading }: { readonly reading: PassageReading | undefined }) {
  if (!reading) return null
  const { passage, read, windows } = reading
  if (windows > 1)
    return (
      <>
        all {count(passage)} <span className={styles['kind']}>in {count(windows)} windows</span>
      </>
    )
  return read < passage ? `${count(read)} of ${count(passage)}` : `all ${count(passage)}`
}

const kinds = { 'first-stage': '', 'cross-encoder': 'logit', 'bi-encoder': 'similarity', fusion: 'fused', ideal: '' }
