import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { setHubAddress } from '../../state/actions.ts'
import { useModels } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { DropZone } from '../../components/DropZone.tsx'
import { FileButton } from '../../components/FileButton.tsx'
import { Notice } from '../../components/Notice.tsx'
import { TextField } from '../../components/TextField.tsx'
import { notify, sentence } from '../../state/notices.ts'
import { useAdding } from './use-adding.ts'
import styles from './OtherModels.module.css'

/** Models from elsewhere: any id of a Hub, or a folder of this machine. */
export function OtherModels() {
  const { add, busy, error, clear } = useAdding()
  const { hubAddress } = useModels()
  const [id, setId] = useState('')
  const load = () => {
    if (id.trim() !== '') void add(id.trim())
  }
  return (
    <section aria-labelledby="others">
      <h2 id="others">Your own</h2>
      <div className={styles['ways']}>
        <div className={styles['way']}>
          <h3>By its id on the Hub</h3>
          <div className={styles['row']}>
            <TextField
              label="Hub id"
              hideLabel
              wide
              value={id}
              placeholder="owner/name"
              onChange={(text) => {
                setId(text)
                clear()
              }}
              onEnter={load}
            />
            <Button onClick={load} disabled={busy || id.trim() === ''}>
              Load
            </Button>
          </div>
          <p className={styles['hint']}>The repository is asked what it holds. It needs config.json, tokenizer.json and an ONNX graph (onnx/model.onnx or one of its quantised forms).</p>
          <HubAddress key={hubAddress} address={hubAddress} />
        </div>
        <DropZone label="Drop a model folder" onFiles={(files) => void add(files)} onError={(reason) => notify('error', sentence(reason))}>
          <h3>From a folder of this machine</h3>
          <FileButton name="Model folder" folder onFiles={(files) => void add(files)}>
            <FolderOpen size={15} aria-hidden /> Choose a folder …
          </FileButton>
          <p className={styles['hint']}>Or drop it here: config.json, tokenizer.json, onnx/*. Nothing is uploaded.</p>
        </DropZone>
      </div>
      {error !== null && <Notice kind="error">{error}</Notice>}
    </section>
  )
}

/** The address takes effect when its field is left, so that no request goes to half of one. */
function HubAddress({ address }: { address: string }) {
  const [text, setText] = useState(address)
  const [error, setError] = useState<string | null>(null)
  const commit = () => {
    if (text.trim() === address) return
    if (text.trim() !== '' && !/^https?:\/\/./.test(text.trim())) return setError('An address starts with https:// (or http:// on this machine).')
    setHubAddress(text.trim())
  }
  return (
    <TextField
      label="Hub address"
      value={text}
      error={error}
      wide
      onChange={(value) => {
        setText(value)
        setError(null)
      }}
      onEnter={commit}
      onLeave={commit}
    />
  )
}
