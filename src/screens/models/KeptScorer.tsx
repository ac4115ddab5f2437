import { Trash2 } from 'lucide-react'
import type { KeptScorer as Kept } from '../../scoring/score-store.ts'
import { IconButton } from '../../components/Button.tsx'
import { bytes, count, counted } from '../../components/format.ts'
import styles from './KeptScores.module.css'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** One scorer's kept scores. */
export function KeptScorer({ kept, isBusy, onDelete }: { kept: Kept; isBusy: boolean; onDelete(): void }) {
  const { key, scorer, queries, pairs, bytes: size, usedAt, place } = kept
  const name = scorer ? `${scorer.model}, ${scorer.dtype}, ${count(scorer.maxLength)} tokens` : `a model of an earlier release (${key})`
  return (
    <li>
      <span className={styles['name']}>
        <b>{scorer?.model ?? 'Of an earlier release'}</b> {scorer ? `${scorer.dtype} · ${count(scorer.maxLength)} tokens` : <code>{key}</code>}
        {place === 'memory' && ' · until this tab is closed'}
      </span>
      <span>
        {counted(pairs, 'pair')} of {counted(queries, 'query', 'queries')} · {bytes(size)}
      </span>
      <time dateTime={new Date(usedAt).toISOString()}>used {when.format(usedAt)}</time>
      <IconButton label={`Delete the scores of ${name}`} icon={<Trash2 />} disabled={isBusy} onClick={onDelete} />
    </li>
  )
}
