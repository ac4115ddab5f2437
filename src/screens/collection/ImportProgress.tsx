import type { ImportProgress as Progressing } from '../../collection/receipt.ts'
import { cancelImport } from '../../state/actions.ts'
import { Button } from '../../components/Button.tsx'
import { bytes, counted } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './ImportProgress.module.css'

/** How far the reading is, in bytes of the files and rows of what is in them. */
export function ImportProgress({ progress }: { progress: Progressing }) {
  const done = `${bytes(progress.bytes)} of ${bytes(progress.bytesTotal)} · ${counted(progress.rows, 'row')}`
  return (
    <section className={styles['line']} aria-label="Import">
      <span className={styles['file']}>Reading {progress.file}</span>
      <Progress label={`Reading ${progress.file}`} value={progress.bytes} total={progress.bytesTotal} text={done} />
      <span className={styles['done']}>{done}</span>
      <Button onClick={cancelImport}>Cancel</Button>
    </section>
  )
}
