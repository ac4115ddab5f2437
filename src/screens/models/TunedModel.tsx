import { Check, FileArchive, Play, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { takeBack, takeHome } from '../../state/actions.ts'
import { useJob, useModels } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import type { KeptHead } from '../../training/take-home/kept-head.ts'
import { Button } from '../../components/Button.tsx'
import { count, measure, signed } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import styles from './TunedModels.module.css'
import { useAdding } from './use-adding.ts'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' })

/** One promoted head: what it was made from, what it gained, and the ways to take it along or be rid of it. */
export function TunedModel({ head }: { head: KeptHead }) {
  const { id, base, config, collection, promotedAt } = head
  const { loaded } = useModels()
  const { add, busy, error } = useAdding()
  const [isZipping, setZipping] = useState(false)
  const isScoring = useJob().kind !== 'idle'
  const isLoaded = loaded.some(({ info }) => info.id === id)
  const zip = () => {
    setZipping(true)
    void act(takeHome(nameOf(head))).finally(() => setZipping(false))
  }
  return (
    <li aria-label={id}>
      <div className={styles['what']}>
        <b>{id}</b>
        <p className={styles['hint']}>
          {base.id} with {config.train === 'whole-head' ? 'its whole head' : 'the last layer of its head'} trained on {collection.name} · {config.model.dtype} · {count(config.model.max_length)} tokens ·{' '}
          <time dateTime={new Date(promotedAt).toISOString()}>{when.format(promotedAt)}</time>
        </p>
        <p className={styles['hint']}>{gain(head)}</p>
        {error !== null && <Notice kind="error">{error}</Notice>}
      </div>
      <div className={styles['actions']}>
        {isLoaded ? (
          <span className={styles['loaded']}>
            <Check aria-hidden /> Loaded
          </span>
        ) : (
          <Button icon={<Play aria-hidden />} aria-label={`Load ${id}`} disabled={busy} onClick={() => void add(id)}>
            {busy ? 'Loading …' : 'Load'}
          </Button>
        )}
        <Button look="quiet" icon={<FileArchive aria-hidden />} aria-label={`Take ${id} home`} disabled={isZipping} onClick={zip}>
          {isZipping ? 'Zipping …' : 'Take home'}
        </Button>
        <Button look="quiet" icon={<Trash2 aria-hidden />} aria-label={`Delete ${id}`} disabled={isScoring} title={isScoring ? 'A job may be using it' : undefined} onClick={() => void act(takeBack(nameOf(head)))}>
          Delete
        </Button>
      </div>
    </li>
  )
}

const nameOf = ({ id }: KeptHead) => id.slice(id.indexOf('/') + 1)
const act = (work: Promise<void>) => work.catch((error: unknown) => notify('error', sentence(error)))

/** `nDCG@10 0.3164 to 0.3301 on 323 test queries (+0.0137, 95 % +0.0021 to +0.0260)`. */
function gain({ test, config }: KeptHead): string {
  const name = config.optimizer.metric_for_best_model
  const found = test?.measures.find((each) => each.name === name)
  if (!test || !found) return 'Its test queries were not opened: nobody knows whether it is better.'
  const { before, after, low, high } = found
  return `${name} ${measure(before, 4)} to ${measure(after, 4)} on ${count(test.queries)} test queries (${signed(after - before, 4)}, 95\u202f% ${signed(low, 4)} to ${signed(high, 4)})`
}
