import { useState } from 'react'
import { pasteText } from '../../state/actions.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import styles from './PasteBox.module.css'

/** Text in place of a file: the same formats, read the same way. */
export function PasteBox() {
  const [text, setText] = useState('')
  const read = () => {
    pasteText(text).then(
      () => setText(''),
      (error: unknown) => notify('error', sentence(error)),
    )
  }
  return (
    <details className={styles['paste']}>
      <summary>or paste text</summary>
      <textarea aria-label="Pasted text" value={text} rows={6} spellCheck={false} placeholder="Candidate sets as JSONL or JSON, runs, qrels …" onChange={(event) => setText(event.target.value)} />
      <Button onClick={read} disabled={text.trim() === ''}>
        Read the text
      </Button>
    </details>
  )
}
