import { useId, useState } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import { takeYaml, writeConfig } from '../../state/training-yaml.ts'
import { Button } from '../../components/Button.tsx'
import { Findings } from './Findings.tsx'
import styles from './ConfigText.module.css'

interface ConfigTextProps {
  readonly config: TrainingConfig
  readonly disabled: boolean
}

/** The config as YAML, to read, edit and paste. It takes effect when all of it can be read. */
export function ConfigText({ config, disabled }: ConfigTextProps) {
  const written = writeConfig(config)
  // Another config from elsewhere is another text.
  return <Editing key={written} written={written} disabled={disabled} />
}

function Editing({ written, disabled }: { readonly written: string; readonly disabled: boolean }) {
  const id = useId()
  const [text, setText] = useState(written)
  const [findings, setFindings] = useState<ReturnType<typeof takeYaml>>([])
  return (
    <div className={styles['text']}>
      <label htmlFor={id}>Config as YAML</label>
      <textarea
        id={id}
        className={styles['area']}
        value={text}
        disabled={disabled}
        spellCheck={false}
        rows={text.split('\n').length + 1}
        aria-invalid={findings.length > 0}
        onChange={(event) => {
          setText(event.target.value)
          setFindings([])
        }}
      />
      <Findings findings={findings} />
      <div className={styles['actions']}>
        <Button disabled={disabled || text === written} onClick={() => setFindings(takeYaml(text))}>
          Apply
        </Button>
        <Button
          look="quiet"
          disabled={disabled || text === written}
          onClick={() => {
            setText(written)
            setFindings([])
          }}
        >
          Undo
        </Button>
      </div>
    </div>
  )
}
