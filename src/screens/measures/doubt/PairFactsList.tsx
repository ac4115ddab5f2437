import type { PairFacts } from '../../../evaluation/pair-facts.ts'
import { SEED } from '../../../evaluation/significance.ts'
import type { Interval } from '../../../evaluation/statistics/bootstrap.ts'
import { count, fixed, signed } from '../../../components/format.ts'
import { interval as inWords } from '../cell-detail.ts'
import styles from './DoubtPanel.module.css'

interface Props {
  /** A against B. */
  readonly facts: PairFacts
  readonly interval: Interval | null
}

/** How large the difference is, from several sides. */
export function PairFactsList({ facts, interval }: Props) {
  const { n, delta, wins, ties, losses, cohensDz, rankBiserial, pFloor, deviation } = facts
  return (
    <dl className={styles['facts']}>
      <Fact name="Difference" value={signed(delta, 4)} exact={delta} note={interval && !Number.isNaN(interval.low) ? `95 % interval ${inWords([interval.low, interval.high])} (BCa, ${count(10_000)} resamples, seed ${SEED})` : 'interval: being computed'} />
      <Fact name="Queries" value={count(n)} exact={n} note={`better on ${count(wins)}, equal on ${count(ties)}, worse on ${count(losses)}`} />
      <Fact name="Effect size d" value={signed(cohensDz, 2)} exact={cohensDz} note={`the difference in its standard deviations (${fixed(deviation, 4)})`} />
      <Fact name="Rank-biserial" value={signed(rankBiserial, 2)} exact={rankBiserial} note="+1: every query for the first, −1: for the second" />
      <Fact name="Floor of p" value={pFloor < 0.0001 ? pFloor.toExponential(0).replace('-', '−') : fixed(pFloor, 4)} exact={pFloor} note={`${count(wins + losses)} queries differ; no test by signs goes lower`} />
    </dl>
  )
}

function Fact({ name, value, exact, note }: { name: string; value: string; exact: number; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-value={Number.isFinite(exact) ? exact : undefined}>{value}</dd>
      <dd className={styles['note']}>{note}</dd>
    </div>
  )
}
