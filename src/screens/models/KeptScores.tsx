import { Download, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { deleteScores, exportScores, refreshKept, setScoreLimit } from '../../state/actions.ts'
import type { KeptScorer as Kept } from '../../scoring/score-store.ts'
import { useJob, useKept } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import { bytes, counted } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import { NumberField } from '../../components/NumberField.tsx'
import { KeptScorer, wordsOf } from './KeptScorer.tsx'
import styles from './KeptScores.module.css'
import { StorageLine } from './StorageLine.tsx'

/** Milliseconds between looks at what a running job has added. */
const LOOK = 2000
const MEGABYTE = 1e6

/** Scores that a later visit finds: what they take and may take, and the ways to take them along or be rid of them. */
export function KeptScores() {
  const { holdings, storage, notKept, isExporting } = useKept()
  const isBusy = useJob().kind !== 'idle'
  useEffect(() => {
    look()
    if (!isBusy) return
    const looking = setInterval(look, LOOK)
    return () => clearInterval(looking)
  }, [isBusy])
  if (!holdings) return null
  const { limit, scorers } = holdings
  const total = scorers.reduce((sum, { bytes: size }) => sum + size, 0)
  return (
    <section aria-labelledby="kept-scores" className={styles['kept']}>
      <h2 id="kept-scores">Kept scores: {bytes(total)}</h2>
      <p className={styles['hint']}>A pair that was scored before costs nothing again, in whatever collection its texts stand. Over the limit, the scores used longest ago go first.</p>
      {notKept !== null && <Notice>{`New scores are in memory only, until this tab is closed: ${notKept}.`}</Notice>}
      {scorers.length > 0 && (
        <ul className={styles['list']}>
          {scorers.map((kept) => (
            <KeptScorer key={`${kept.key} ${kept.place}`} kept={kept} isAlike={isAlike(kept, scorers)} isBusy={isBusy} onDelete={() => act(deleteScores(kept.key))} />
          ))}
        </ul>
      )}
      <div className={styles['actions']}>
        <NumberField label="Limit in MB" value={Math.round(limit / MEGABYTE)} min={1} onChange={(megabytes) => act(setScoreLimit(megabytes * MEGABYTE))} />
        <Button icon={<Download aria-hidden />} disabled={scorers.length === 0 || isExporting} onClick={() => act(exportScores())}>
          {isExporting ? 'Exporting …' : 'Export all as JSONL'}
        </Button>
        <Button icon={<Trash2 aria-hidden />} disabled={scorers.length === 0 || isBusy} title={isBusy ? 'A job is writing scores' : undefined} onClick={() => act(deleteScores())}>
          Delete all scores
        </Button>
        <span className={styles['hint']}>{scorers.length === 0 ? 'None are kept yet.' : `${counted(scorers.length, 'scorer')}. Deleted scores leave the screen too.`}</span>
      </div>
      {storage && <StorageLine storage={storage} />}
    </section>
  )
}

const act = (work: Promise<void>) => void work.catch((error: unknown) => notify('error', sentence(error)))
const look = () => act(refreshKept())

function isAlike(kept: Kept, scorers: readonly Kept[]): boolean {
  const { model, recipe } = wordsOf(kept)
  return scorers.some((other) => other.key !== kept.key && wordsOf(other).model === model && wordsOf(other).recipe === recipe)
}
