import { Trash2 } from 'lucide-react'
import type { KeptScorer as Kept } from '../../scoring/score-store.ts'
import { IconButton } from '../../components/Button.tsx'
import { bytes, count, counted } from '../../components/format.ts'
import styles from './KeptScores.module.css'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

interface KeptScorerProps {
  readonly kept: Kept
  /** Whether another is called the same; then its key is shown too. */
  readonly isAlike: boolean
  readonly isBusy: boolean
  onDelete(): void
}

/** One scorer's kept scores. */
export function KeptScorer({ kept, isAlike, isBusy, onDelete }: KeptScorerProps) {
  const { key, queries, pairs, bytes: size, usedAt, place } = kept
  const { model, recipe } = wordsOf(kept)
  return (
    <li>
      <span className={styles['name']}>
        <b>{model}</b> {recipe}
        {isAlike && <code> {key}</code>}
        {place === 'memory' && ' · until this tab is closed'}
      </span>
      <span>
        {counted(pairs, 'pair')} of {counted(queries, 'query', 'queries')} · {bytes(size)}
      </span>
      <time dateTime={new Date(usedAt).toISOString()}>used {when.format(usedAt)}</time>
      <IconButton label={`Delete the scores of ${model} ${recipe}${isAlike ? ` ${key}` : ''}`} icon={<Trash2 />} disabled={isBusy} onClick={onDelete} />
    </li>
  )
}

/** What a person knows it by: `embedded/reranker`, `fp32 · 256 tokens`. */
export function wordsOf({ key, scorer }: Kept): { model: string; recipe: string } {
  if (!scorer) return { model: 'A model of an earlier release', recipe: key }
  const { model, dtype, maxLength, windows } = scorer
  return { model, recipe: `${dtype} · ${count(maxLength)} tokens${windows ? ` · windows, ${windows.combine}` : ''}` }
}
