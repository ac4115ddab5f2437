import { useMemo, useState } from 'react'
import type { PairFacts } from '../../../evaluation/pair-facts.ts'
import { fixed } from '../../../components/format.ts'
import { TextField } from '../../../components/TextField.tsx'
import styles from './DoubtPanel.module.css'
import { neededFor, sightOf, typedSize } from './verdict.ts'

interface Props {
  readonly facts: PairFacts
  readonly alpha: number
}

/** What so many queries can see, and how many another difference would take. */
export function NeededQueries({ facts, alpha }: Props) {
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? fixed(Math.abs(facts.delta), 4)
  const size = typedSize(shown)
  const { n, deviation } = facts
  // Both search, and the panel is drawn anew with each test that comes in.
  const sight = useMemo(() => sightOf({ n, deviation }, alpha), [n, deviation, alpha])
  const needed = useMemo(() => (size === null ? '…' : `${neededFor(size, { n, deviation }, alpha)}.`), [size, n, deviation, alpha])
  return (
    <div className={styles['needed']}>
      {sight !== null && <p>{sight}</p>}
      <p>
        To find a difference of <TextField label="Difference to find" hideLabel value={shown} onChange={setText} error={size === null && text !== null ? 'A number that is not 0, such as 0.02' : null} />{' '}
        four times in five {needed}
      </p>
      <p className={styles['note']}>By the paired t test at {alpha}, exact (noncentral t), with the scatter of the differences here and without correction.</p>
    </div>
  )
}
