import { useFeatureTime } from '../../state/training-hooks.ts'
import type { FeatureNeed } from '../../state/training.ts'
import { counted, duration } from '../../components/format.ts'
import styles from './PlanPanel.module.css'

/** What has to be computed before the first step, and about how long that takes here. */
export function FeatureLine({ features: { pairs, missing } }: { readonly features: FeatureNeed }) {
  const time = useFeatureTime(missing)
  if (missing === 0) return <p className={styles['hint']}>The features of all {counted(pairs, 'pair')} are kept: training starts at once.</p>
  const part = missing === pairs ? `${counted(pairs, 'pair')} will be read by the model first` : `${counted(missing, 'pair')} of ${counted(pairs, 'pair')} will be read by the model first`
  return (
    <p className={styles['hint']}>
      {part}
      {time === null ? '; how long that takes here is not measured yet.' : `, about ${duration(time)}.`} What it gives is kept, so that the next training starts at once.
    </p>
  )
}
