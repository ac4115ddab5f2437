import { Download, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { changeConfig, resetConfig } from '../../state/training-actions.ts'
import { useTraining, useTrainingConfig } from '../../state/training-hooks.ts'
import { exportConfig, takeYaml } from '../../state/training-yaml.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { FileButton } from '../../components/FileButton.tsx'
import { ConfigForm } from './ConfigForm.tsx'
import { ConfigText } from './ConfigText.tsx'
import { Findings } from './Findings.tsx'
import styles from './ConfigPanel.module.css'

/** What the training is to be: one config, as a form or as text, from a file and to one. */
export function ConfigPanel() {
  const { config, isChanged } = useTrainingConfig()
  const disabled = useTraining(({ phase }) => phase.kind !== 'idle')
  const [isText, setText] = useState(false)
  const [findings, setFindings] = useState<ReturnType<typeof takeYaml>>([])
  const load = async ([file]: File[]) => setFindings(file ? takeYaml(await file.text()) : [])
  return (
    <section className={styles['panel']} aria-labelledby="config">
      <header className={styles['head']}>
        <h2 id="config">Config</h2>
        <IconButton label="Back to the defaults" icon={<RotateCcw />} disabled={disabled || !isChanged} onClick={resetConfig} />
      </header>
      <div className={styles['actions']}>
        <Button look="quiet" aria-pressed={isText} onClick={() => setText(!isText)}>
          {isText ? 'As a form' : 'As YAML'}
        </Button>
        <FileButton name="Training config" accept=".yaml,.yml" onFiles={(files) => void load(files)}>
          Import
        </FileButton>
        <Button look="quiet" icon={<Download />} onClick={exportConfig}>
          Export
        </Button>
      </div>
      <Findings findings={findings} />
      {isText ? <ConfigText config={config} disabled={disabled} /> : <ConfigForm config={config} disabled={disabled} onChange={changeConfig} />}
    </section>
  )
}
