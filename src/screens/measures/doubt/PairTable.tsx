import type { Rule } from '../../../evaluation/family.ts'
import type { TestedPair } from '../../../state/pair-hooks.ts'
import type { ShownSystem } from '../../../state/views.ts'
import { Delta } from '../../../components/Delta.tsx'
import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { count, signed } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import { PCell } from './PCell.tsx'
import styles from './DoubtPanel.module.css'

interface Props {
  readonly pairs: readonly TestedPair[]
  readonly systems: readonly ShownSystem[]
  readonly rule: Rule
  readonly onPick: (pair: TestedPair) => void
}

/** All pairs of the measure; one that is picked is shown in full above. */
export function PairTable({ pairs, systems, rule, onPick }: Props) {
  const nameOf = (place: number) => systems[place]?.name ?? ''
  return (
    <div className={styles['pairs']} role="region" aria-label="All pairs of systems" tabIndex={0}>
      <table className={table['table']} aria-label="Pairs">
        <thead>
          <tr>
            <th scope="col">System</th>
            <th scope="col">against</th>
            <NumberHeads names={['Difference', 'p', rule.correction === 'holm' && rule.test !== 'tukey' ? 'after Holm' : 'decides', 'Better', 'Equal', 'Worse', 'd', 'n']} />
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.system} ${pair.baseline}`}>
              <th scope="row">
                <button type="button" className={styles['pick']} onClick={() => onPick(pair)}>
                  {nameOf(pair.system)}
                </button>
              </th>
              <td>{nameOf(pair.baseline)}</td>
              <td className={table['number']} data-value={pair.facts.delta}>
                <Delta value={pair.facts.delta} decimals={4} />
              </td>
              <PCell p={pair.p[rule.test]} alpha={null} />
              <PCell p={pair.corrected[rule.test]} alpha={rule.alpha} />
              {[pair.facts.wins, pair.facts.ties, pair.facts.losses].map((queries, at) => (
                <td key={at} className={table['number']}>
                  {count(queries)}
                </td>
              ))}
              <td className={table['number']}>{signed(pair.facts.cohensDz, 2)}</td>
              <td className={table['number']}>{count(pair.facts.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
