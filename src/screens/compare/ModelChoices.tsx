import { Checkbox } from '../../components/Checkbox.tsx'
import { chooseModel } from '../../state/actions.ts'
import type { LoadedModel } from '../../state/views.ts'
import styles from './ModelChoices.module.css'

interface ModelChoicesProps {
  readonly models: readonly LoadedModel[]
  readonly disabled: boolean
}

/** The loaded models; those ticked are what `Rerank` runs. */
export function ModelChoices({ models, disabled }: ModelChoicesProps) {
  if (models.length === 0) {
    return (
      <p className={styles['none']}>
        The embedded pair will be used, a small start. Next, try ms-marco-MiniLM-L6-v2 of the <a href="#/models">other models</a>.
      </p>
    )
  }
  return (
    <div role="group" aria-label="Models to run" className={styles['models']}>
      {models.map(({ info, chosen, error }) => (
        <span key={info.id} className={styles['model']} title={error ?? `${info.kind}, up to ${info.maxLength} tokens`}>
          <Checkbox label={info.id} checked={chosen} disabled={disabled} onChange={(next) => chooseModel(info.id, next)} />
          {error !== null && <span className={styles['error']}>failed</span>}
        </span>
      ))}
    </div>
  )
}
