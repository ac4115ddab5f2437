import { Trash2 } from 'lucide-react'
import { deleteRecent, openRecent } from '../../state/actions.ts'
import { useCollection, useRecents } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { IconButton } from '../../components/Button.tsx'
import { bytes, counted } from '../../components/format.ts'
import styles from './Recents.module.css'

const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const tell = (error: unknown) => notify('error', sentence(error))

/** Collections kept on this machine: open one again, or delete it. */
export function Recents() {
  const recents = useRecents()
  const open = useCollection()?.fingerprint
  if (recents.length === 0) return null
  return (
    <section aria-labelledby="recents">
      <h2 id="recents">Kept on this machine</h2>
      <ul className={styles['recents']}>
        {recents.map(({ name, fingerprint, queries, pairs, bytes: size, savedAt }) => (
          <li key={fingerprint}>
            <button type="button" className={styles['open']} aria-current={fingerprint === open ? 'true' : undefined} onClick={() => void openRecent(fingerprint).catch(tell)}>
              <b>{name}</b>
              <span>
                {counted(queries, 'query', 'queries')} · {counted(pairs, 'candidate')} · {bytes(size)}
              </span>
              <time dateTime={new Date(savedAt).toISOString()}>{fingerprint === open ? 'open now' : when.format(savedAt)}</time>
            </button>
            <IconButton label={`Delete ${name}`} icon={<Trash2 />} onClick={() => void deleteRecent(fingerprint).catch(tell)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
