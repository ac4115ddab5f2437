import type { StorageFacts } from '../../platform/page/storage.ts'
import { bytes } from '../../components/format.ts'
import styles from './KeptScores.module.css'

/** How sure all that this site keeps is, and how much room is left. */
export function StorageLine({ storage: { isPersistent, usage, quota } }: { storage: StorageFacts }) {
  if (isPersistent === null) return <p className={styles['hint']}>This browser does not say how sure its storage is: the address would have to start with https.</p>
  return (
    <p className={styles['hint']}>
      {isPersistent ? 'The browser keeps all of this until you delete it.' : 'The browser has not promised to keep it: short of disk space it may delete scores, models and collections.'}
      {usage !== null && quota !== null && ` Together they take ${bytes(usage)} of the ${bytes(quota)} that it allows this site.`}
    </p>
  )
}
