import { Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { deleteFeatures, refreshFeatures } from '../../state/actions.ts'
import { useFeaturesKept, useJob } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { IconButton } from '../../components/Button.tsx'
import { bytes, count, counted } from '../../components/format.ts'
import styles from './KeptScores.module.css'

/** What heads were trained on: computed once a pair, and kept until it is deleted. Nothing where there is none. */
export function KeptFeatures() {
  const kept = useFeaturesKept()
  const isBusy = useJob().kind !== 'idle'
  useEffect(look, [isBusy])
  if (kept === null || kept.length === 0) return null
  const total = kept.reduce((sum, { bytes: size }) => sum + size, 0)
  return (
    <section aria-labelledby="kept-features" className={styles['kept']}>
      <h2 id="kept-features">Kept features: {bytes(total)}</h2>
      <p className={styles['hint']}>What a cross-encoder’s head starts from, a vector a pair: a head is trained on them, and tuned heads are scored from them, without running the model again.</p>
      <ul className={styles['list']}>
        {kept.map(({ key, scorer: { model, dtype, maxLength }, width, pairs, bytes: size }) => (
          <li key={key}>
            <span className={styles['name']}>
              <b>{model}</b> {dtype} · {count(maxLength)} tokens
            </span>
            <span>
              {counted(pairs, 'pair')} · {bytes(size)}
            </span>
            <span>{count(width)} numbers each</span>
            <IconButton label={`Delete the features of ${model} ${dtype} · ${count(maxLength)} tokens`} icon={<Trash2 />} disabled={isBusy} onClick={() => act(deleteFeatures(key))} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const act = (work: Promise<void>) => void work.catch((error: unknown) => notify('error', sentence(error)))
const look = () => act(refreshFeatures())
