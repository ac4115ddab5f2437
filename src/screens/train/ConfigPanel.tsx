import { ChevronDown, ChevronUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { resetConfig } from '../../state/training-actions.ts'
import { useTraining, useTrainingConfig } from '../../state/training-hooks.ts'
import { IconButton } from '../../components/Button.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { ConfigBody } from './ConfigBody.tsx'
import workbench from '../../components/Workbench.module.css'

/** What the training is to be. On a phone the plan comes first to sight, and the form where it is asked for. */
export function ConfigPanel() {
  const { config, isChanged } = useTrainingConfig()
  const disabled = useTraining(({ phase }) => phase.kind !== 'idle')
  const isNarrow = useNarrow()
  const [isAsked, setAsked] = useState(false)
  const isOpen = !isNarrow || isAsked
  return (
    <section className={workbench['form']} aria-labelledby="config">
      <header className={workbench['head']}>
        <h2 id="config">Config</h2>
        {isNarrow && <IconButton label={isOpen ? 'Hide the config' : 'Show the config'} aria-expanded={isOpen} icon={isOpen ? <ChevronUp /> : <ChevronDown />} onClick={() => setAsked(!isOpen)} />}
        <IconButton label="Back to the defaults" icon={<RotateCcw />} disabled={disabled || !isChanged} onClick={resetConfig} />
      </header>
      {isOpen && <ConfigBody config={config} disabled={disabled} />}
    </section>
  )
}
