import { choose, useChoices } from '../../../state/choices.ts'
import type { Answer } from '../../../state/answer.ts'
import type { SystemTies } from '../../../state/tool-hooks.ts'
import { count, counted, measure } from '../../../components/format.ts'
import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { Select } from '../../../components/Select.tsx'
import { SystemName } from '../../../components/SystemName.tsx'
import table from '../../../components/DataTable.module.css'
import { Fold } from './Fold.tsx'
import styles from './TiePanel.module.css'

/** How much of a mean is decided by document ids and not by scores. */
export function TiePanel({ ties: { value, error } }: { ties: Answer<readonly SystemTies[]> }) {
  const name = useChoices((choices) => choices.measure)
  const measures = useChoices((choices) => choices.measures)
  return (
    <Fold title={`What ties leave open in ${name}`} lead={leadOf(value ?? [])}>
      <Select label="Measure over tie orders" shortLabel="Measure" value={name} options={[...new Set([name, ...measures])].map((each) => ({ value: each, label: each }))} onChange={(measure) => choose({ measure })} />
      {error !== null && <p role="alert">{error}</p>}
      {value && (
        <div className={table['scroller']} role="region" aria-label="Means over tie orders" tabIndex={0}>
          <table className={table['table']} aria-label="Ties">
            <thead>
              <tr>
                <th scope="col">System</th>
                <NumberHeads names={['Tied candidates', 'Queries', 'Least', 'Expected', 'Greatest', 'Ours']} />
              </tr>
            </thead>
            <tbody>
              {value.map(({ system, spread }) => (
                <tr key={system.key}>
                  <th scope="row">
                    <SystemName name={system.name} />
                  </th>
                  <td className={table['number']}>{count(spread.tied)}</td>
                  <td className={table['number']}>
                    {count(spread.tiedQueries)} of {count(spread.n)}
                  </td>
                  {[spread.least, spread.expected, spread.greatest, spread.value].map((mean, at) => (
                    <td key={at} className={table['number']} data-value={Number.isNaN(mean) ? undefined : mean}>
                      {measure(mean, 4)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles['note']}>
        Candidates within the cut-off whose score another candidate has too. Least and greatest are over all orders of them, query by query; expected is the mean over all these orders, computed exactly. Ours puts equal scores in descending
        order of their ids, as trec_eval does.
      </p>
    </Fold>
  )
}

/** The finding, where there is one. */
function leadOf(ties: readonly SystemTies[]): string {
  if (ties.length === 0) return 'equal scores, and what another order of them would give'
  const tied = ties.filter(({ spread }) => spread.tied > 0)
  return tied.length === 0 ? 'nothing: no scores tie within the cut-off' : `${counted(tied.length, 'system')} of ${count(ties.length)} with equal scores within the cut-off`
}
