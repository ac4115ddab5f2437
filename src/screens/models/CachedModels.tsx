import { Trash2 } from 'lucide-react'
import { deleteCached } from '../../state/actions.ts'
import { useModels } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import { bytes } from '../../components/format.ts'
import styles from './CachedModels.module.css'

/** Downloads kept on this machine, with what each takes. */
export function CachedModels() {
  const { cached } = useModels()
  if (cached.length === 0) return null
  const total = cached.reduce((sum, model) => sum + model.bytes, 0)
  return (
    <section aria-labelledby="cached">
      <h2 id="cached">Kept on this machine: {bytes(total)}</h2>
      <ul className={styles['cached']}>
        {cached.map((model) => (
          <li key={model.id}>
            <span className={styles['id']}>{model.id}</span>
            <span>{bytes(model.bytes)}</span>
            <Button
              look="quiet"
              icon={<Trash2 aria-hidden />}
              aria-label={`Delete ${model.id}`}
              onClick={() => void deleteCached(model.id).catch((reason: unknown) => notify('error', sentence(reason)))}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
