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

/** Where data comes in: one zone that takes anything, and buttons for whoever does not drag. `open` when there is a collection already. */
export function Door({ open }: { open: boolean }) {
  return (
    <DropZone label="Drop files or folders" onFiles={add} onError={tell}>
      <FileUp className={styles['icon']} aria-hidden />
      <div>
        <h2 className={styles['title']}>{open ? 'Add more files' : 'Drop candidates and judgements here'}</h2>
        <p className={styles['hint']}>Files or folders, together or one by one, .gz too. What each one is gets found out by looking into it.</p>
      </div>
      <div className={styles['buttons']}>
        <FileButton name="Candidates" onFiles={add}>
          Candidates …
        </FileButton>
        <FileButton name="Judgements" onFiles={add}>
          Judgements …
        </FileButton>
        <Button look={open ? 'plain' : 'primary'} icon={<Play aria-hidden />} onClick={() => void tryDemo().catch(tell)}>
          Try the demo
        </Button>
      </div>
      <PasteBox />
    </DropZone>
  )
}
