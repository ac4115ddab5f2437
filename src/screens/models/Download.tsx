import type { ModelDownload } from '../../state/models.ts'
import { bytes } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './Download.module.css'

/** Bytes of a model that have come, of those that will. */
export function Download({ download }: { download: ModelDownload }) {
  const done = download.total > 0 ? `${bytes(download.received)} of ${bytes(download.total)}` : bytes(download.received)
  return (
    <div className={styles['download']}>
      <Progress label={`Loading ${download.id}`} value={download.received} total={download.total} text={done} />
      <span>{done}</span>
    </div>
  )
}
