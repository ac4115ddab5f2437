import { Play } from 'lucide-react'
import type { Plan } from '../../state/training.ts'
import { useTraining } from '../../state/training-hooks.ts'
import { useJob } from '../../state/hooks.ts'
import { train } from '../../state/training-actions.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { FeatureLine } from './FeatureLine.tsx'
import { Outscoring } from './Outscoring.tsx'
import { Overlaps } from './Overlaps.tsx'
import { PartsTable } from './PartsTable.tsx'
import { planTitle } from './words.ts'
import styles from './PlanPanel.module.css'

/** What the config comes to before anything is computed, and the one button that starts it. */
export function PlanPanel({ plan }: { readonly plan: Plan | null }) {
  const isIdle = useTraining(({ phase }) => phase.kind === 'idle')
  const isFree = useJob().kind === 'idle'
  if (!plan) return <p role="status">Working out what the config comes to …</p>
  if ('error' in plan) {
    return (
      <section aria-labelledby="plan" className={styles['plan']}>
        <h2 id="plan">This config cannot be trained yet</h2>
        <Notice kind="error">{plan.error}</Notice>
      </section>
    )
  }
  const { report, features, interrupted } = plan
  return (
    <section aria-labelledby="plan" className={styles['plan']}>
      <h2 id="plan">{planTitle(report)}</h2>
      <PartsTable report={report} />
      {report.warnings.length > 0 && (
        <Notice>
          <ul className={styles['warnings']}>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Overlaps overlaps={report.overlaps} />
      {report.mining && <Outscoring mining={report.mining} />}
      <div className={styles['start']}>
        <Button
          look="primary"
          icon={<Play />}
          disabled={!isIdle || !isFree}
          onClick={() => {
            // What failed stands on the screen.
            train().catch((error: unknown) => console.error('Training failed:', error))
          }}
        >
          {interrupted === null ? 'Train' : `Train on from epoch ${interrupted + 1}`}
        </Button>
        {isIdle && <FeatureLine features={features} />}
      </div>
      {interrupted !== null && <p className={styles['hint']}>A training of this config was interrupted after epoch {interrupted}. Another seed starts anew.</p>}
    </section>
  )
}
