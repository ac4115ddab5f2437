import { FileUp, Play } from 'lucide-react'
import { addFiles, tryDemo } from '../../state/actions.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import { DropZone } from '../../components/DropZone.tsx'
import { FileButton } from '../../components/FileButton.tsx'
import { PasteBox } from './PasteBox.tsx'
import styles from './Door.module.css'

const tell = (error: unknown) => notify('error', sentence(error))
const add = (files: File[]) => void addFiles(files).catch(tell)

/** Where data comes in: one zone that takes anything, and buttons for whoever does not drag. `compact` when something was brought already. */
export function Door({ compact }: { compact: boolean }) {
  return (
    <DropZone label="Drop files or folders" compact={compact} onFiles={add} onError={tell}>
      <div className={styles['inside']} data-compact={compact || undefined}>
        {!compact && <FileUp className={styles['icon']} aria-hidden />}
        <div>
          <h2 className={styles['title']}>{compact ? 'Drop more files here' : 'Drop candidates and judgements here'}</h2>
          <p className={styles['hint']}>{compact ? 'Or choose them:' : 'Files or folders, all at once or one by one, .gz and .zip too. Names do not matter: each file is looked into.'}</p>
        </div>
        <div className={styles['buttons']}>
          <FileButton name="Candidates" onFiles={add}>
            Candidates …
          </FileButton>
          <FileButton name="Judgements" onFiles={add}>
            Judgements …
          </FileButton>
          <Button look={compact ? 'plain' : 'primary'} icon={<Play aria-hidden />} onClick={() => void tryDemo().catch(tell)}>
            Try the demo
          </Button>
        </div>
      </div>
      <PasteBox />
    </DropZone>
  )
}
