import { pairTests, type PairTest, type Rule } from '../../../evaluation/family.ts'
import type { PairFacts } from '../../../evaluation/pair-facts.ts'
import type { TestedPair } from '../../../state/pair-hooks.ts'
import { NumberHeads } from '../../../components/NumberHeads.tsx'
import { count, fixed } from '../../../components/format.ts'
import table from '../../../components/DataTable.module.css'
import { PCell } from './PCell.tsx'
import styles from './DoubtPanel.module.css'
import { testNames } from './verdict.ts'

interface Props {
  readonly pair: TestedPair
  /** A against B, which may be the pair turned. */
  readonly facts: PairFacts
  readonly rule: Rule
  /** Queries that all systems have. */
  readonly n: number
  readonly systems: number
}

/** The four tests of a pair side by side, with what each was computed from. */
export function TestTable({ pair, facts, rule, n, systems }: Props) {
  const isCorrected = (test: PairTest) => test !== 'tukey' && rule.correction === 'holm'
  return (
    <div className={table['scroller']} role="region" aria-label="Tests of the pair" tabIndex={0}>
      <table className={table['table']} aria-label="Tests">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <NumberHeads names={['p', 'p after Holm']} />
            <th scope="col">Computed</th>
          </tr>
        </thead>
        <tbody>
          {pairTests.map((test) => (
            <tr key={test} aria-current={test === rule.test || undefined}>
              <th scope="row" className={test === rule.test ? styles['deciding'] : undefined}>
                {testNames[test]}
              </th>
              <PCell p={pair.p[test]} alpha={test === rule.test && !isCorrected(test) ? rule.alpha : null} />
              <PCell p={isCorrected(test) ? pair.corrected[test] : NaN} alpha={test === rule.test && isCorrected(test) ? rule.alpha : null} />
              <td className={table['small']}>{computed(test, pair, facts, n, systems)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function computed(test: PairTest, { randomisation }: TestedPair, { t, signedRank }: PairFacts, n: number, systems: number): string {
  switch (test) {
    case 'randomisation':
      if (!randomisation) return 'being computed'
      return randomisation.exact ? `exact, all ${count(randomisation.flips)} ways to set the signs` : `${count(randomisation.flips)} flips, seed ${randomisation.seed}`
    case 't':
      return `t = ${fixed(t.t, 3)}, ${count(t.degrees)} degrees of freedom`
    case 'wilcoxon':
      return `ranks ${fixed(signedRank.plus, 1)} for, ${fixed(signedRank.minus, 1)} against; ${signedRank.exact ? 'exact' : 'normal approximation'}`
    case 'tukey':
      return `over ${systems} systems as independent groups of ${count(n)}, as in ranx; corrects itself`
  }
}
