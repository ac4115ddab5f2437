import type { ReactNode } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import type { TrainingStart } from '../../training/run/reports.ts'
import { count } from '../../components/format.ts'
import { tiny } from './words.ts'
import styles from './RunPanel.module.css'

const backends = { webgpu: 'WebGPU', typescript: 'TypeScript' }

/** What computed the steps, how much of the head moves, and two checks that the figures can be trusted by. */
export function RunFacts({ start: { backend, head, trained, parameters, gradientError, logitError, epoch }, config }: { readonly start: TrainingStart; readonly config: TrainingConfig }) {
  const kind = backends[backend.kind]
  return (
    <dl className={styles['facts']}>
      <Fact name="Backend">
        {backend.device.startsWith(kind) ? backend.device : `${kind} · ${backend.device}`}
      </Fact>
      <Fact name="Head">{head}</Fact>
      <Fact name="Trained">
        {count(trained)} of {count(parameters)} parameters
      </Fact>
      <Fact name="Gradient check" title="Greatest relative difference between the tape’s gradients and central differences in float64, on a few lists of this training">
        {tiny(gradientError)}
      </Fact>
      <Fact name="Logit check" title="Greatest difference between what this backend makes of kept features and the scores kept with them, whose head was held against the model’s own logits when it was opened">
        {tiny(logitError)}
      </Fact>
      <Fact name="Seed">{config.seed}</Fact>
      {epoch > 0 && <Fact name="Went on from">epoch {epoch}</Fact>}
    </dl>
  )
}

function Fact({ name, title, children }: { readonly name: string; readonly title?: string; readonly children: ReactNode }) {
  return (
    <div title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
