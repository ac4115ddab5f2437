import { Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { useJob } from '../../state/hooks.ts'
import { deleteVectors, refreshVectors, useKeptVectors } from '../../state/kept-vectors.ts'
import { notify, sentence } from '../../state/notices.ts'
import { IconButton } from '../../components/Button.tsx'
import { bytes, count, counted } from '../../components/format.ts'
import styles from './FirstStagePanel.module.css'

/** The vectors that exact search keeps, of any collection, and what they take. Nothing where there are none. */
export function KeptVectors() {
  const { kept } = useKeptVectors()
  const isBusy = useJob().kind !== 'idle'
  useEffect(() => act(refreshVectors()), [isBusy])
  if (kept === null || kept.length === 0) return null
  return (
    <ul aria-label="Kept vectors" className={styles['vectors']}>
      {kept.map(({ key, scorer: { model, dtype }, width, pairs, bytes: size }) => (
        <li key={key}>
          Kept: {counted(pairs, 'vector')} by {model} ({dtype}), {count(width)} numbers each, {bytes(size)}
          <IconButton label={`Delete the vectors of ${model} ${dtype}`} icon={<Trash2 />} disabled={isBusy} onClick={() => act(deleteVectors(key))} />
        </li>
      ))}
    </ul>
  )
}

const act = (work: Promise<void>) => void work.catch((error: unknown) => notify('error', sentence(error)))
