import { countTokens, stopCounting } from '../../state/actions.ts'
import { useCollection, useTokenCount } from '../../state/hooks.ts'
import type { Truncation } from '../../scoring/truncation.ts'
import { Button } from '../../components/Button.tsx'
import { count, fixed, share } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './TokenCount.module.css'

interface TokenCountProps {
  readonly id: string
  /** Tokens that a row is cut to. */
  readonly maxLength: number
  /** What is cut to it: a cross-encoder's pair or a bi-encoder's passage. */
  readonly row: 'pair' | 'passage'
}

/** The truncation meter: how much of the passages to the depth the model reads as it is set. Nothing is scored for it. */
export function TokenCount({ id, maxLength, row }: TokenCountProps) {
  const collection = useCollection()
  const counted = useTokenCount(id)
  if (!collection) return <p className={styles['hint']}>With candidates, this counts how many of their pairs are longer than the model takes.</p>
  if (!counted)
    return (
      <p className={styles['line']}>
        <Button onClick={() => void countTokens(id)}>Count tokens</Button>
        <span className={styles['hint']}>of all pairs to the depth, to see how much of the passages the model reads; nothing is scored</span>
      </p>
    )
  const { pairs, sofar, running } = counted
  return (
    <div className={styles['count']}>
      {running && (
        <div className={styles['line']}>
          <Button onClick={() => stopCounting(id)}>Stop counting</Button>
          <Progress label={`Tokens of ${id}`} value={sofar?.pairs ?? 0} total={pairs} text={`${count(sofar?.pairs ?? 0)} of ${count(pairs)} pairs`} />
        </div>
      )}
      {sofar && <Figures of={sofar} pairs={pairs} maxLength={maxLength} row={row} id={id} />}
      {!running && sofar && sofar.pairs < pairs && (
        <p className={styles['line']}>
          <Button onClick={() => void countTokens(id)}>Count all</Button>
          <span className={styles['hint']}>stopped before the rest was counted</span>
        </p>
      )}
    </div>
  )
}

function Figures({ of, pairs, maxLength, row, id }: { readonly of: Truncation; readonly pairs: number } & TokenCountProps) {
  const counted = of.pairs < pairs ? `${count(of.pairs)} counted of ${count(pairs)}` : count(pairs)
  return (
    <dl className={styles['figures']} aria-label={`Tokens of ${id}`}>
      <div>
        <dt>Pairs cut</dt>
        <dd>
          {count(of.cut)} <span className={styles['hint']}>of {counted}{of.cut > 0 && `, ${share(of.cut / of.pairs)}`}</span>
        </dd>
      </div>
      <div>
        <dt>Tokens a {row}</dt>
        <dd>
          {count(of.median)} <span className={styles['hint']}>median, {count(of.longest)} at most, limit {count(maxLength)}</span>
        </dd>
      </div>
      <div>
        <dt>Passages read</dt>
        <dd>
          {share(of.passageTokens === 0 ? 1 : of.readTokens / of.passageTokens)} <span className={styles['hint']}>of {count(of.passageTokens)} tokens</span>
        </dd>
      </div>
      {of.windowed > 0 && (
        <div>
          <dt>Pairs in windows</dt>
          <dd>
            {count(of.windowed)} <span className={styles['hint']}>{count(of.rows)} rows to run, {fixed(of.rows / of.pairs, 2)} a pair</span>
          </dd>
        </div>
      )}
    </dl>
  )
}
