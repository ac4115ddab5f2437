import { Download } from 'lucide-react'
import { useState } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import { sentence } from '../../state/notices.ts'
import { changeConfig } from '../../state/training-actions.ts'
import { exportConfig, takeYaml, type ConfigFinding } from '../../state/training-yaml.ts'
import { Button } from '../../components/Button.tsx'
import { FileButton } from '../../components/FileButton.tsx'
import { ConfigForm } from './ConfigForm.tsx'
import { ConfigText } from './ConfigText.tsx'
import { Findings } from './Findings.tsx'
import styles from './ConfigBody.module.css'

interface ConfigBodyProps {
  readonly config: TrainingConfig
  readonly disabled: boolean
}

/** One config, as a form or as text, from a file and to one. */
export function ConfigBody({ config, disabled }: ConfigBodyProps) {
  const [isText, setText] = useState(false)
  const [findings, setFindings] = useState<readonly ConfigFinding[]>([])
  const load = (file: File) =>
    file.text().then(
      (yaml) => setFindings(takeYaml(yaml)),
      (error: unknown) => setFindings([{ key: '', line: null, message: `${file.name} could not be read: ${sentence(error)}` }]),
    )
  return (
    <>
      <div className={styles['actions']}>
        <Button onClick={() => setText(!isText)}>{isText ? 'As a form' : 'As YAML'}</Button>
        <FileButton name="Training config" accept=".yaml,.yml" onFiles={([file]) => void (file && load(file))}>
          Import
        </FileButton>
        <Button icon={<Download />} onClick={exportConfig}>
          Export
        </Button>
      </div>
      <Findings findings={findings} />
      {isText ? <ConfigText config={config} disabled={disabled} /> : <ConfigForm config={config} disabled={disabled} onChange={changeConfig} />}
    </>
  )
}
