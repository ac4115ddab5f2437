import { lazy, Suspense, useDeferredValue, useMemo } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import type { Course } from '../../state/training-course.ts'
import { Panel } from '../../components/Panel.tsx'
import { lossChart, measureChart } from './chart-spec.ts'
import { EpochTable } from './EpochTable.tsx'
import { courseFinding, lossFinding } from './words.ts'
import styles from './Curves.module.css'

// The charts' library is as large as the rest of the screen: it is fetched when there is something to draw.
const LineChart = lazy(() => import('./LineChart.tsx').then(({ LineChart: Chart }) => ({ default: Chart })))

interface CurvesProps {
  readonly course: Course
  readonly config: TrainingConfig
  readonly isRunning: boolean
}

/** Epochs that an empty chart has room for: of many planned ones the first would be a corner. */
const ROOM = 10

/** The course in two charts and a table: does it learn, and does that help on queries that it does not learn from. */
export function Curves({ course, config, isRunning }: CurvesProps) {
  const shown = useDeferredValue(course)
  const { num_train_epochs: planned, metric_for_best_model: chosen } = config.optimizer
  const room = isRunning ? Math.min(planned, ROOM) : 0
  const losses = useMemo(() => lossChart(shown, room), [shown, room])
  const measures = useMemo(() => measureChart(shown, room, chosen), [shown, room, chosen])
  const loss = lossFinding(shown.epochs)
  const finding = shown.start ? courseFinding(shown.start, shown.epochs, chosen) : 'Validation by epoch'
  return (
    <div className={styles['curves']}>
      <section className={styles['chart']}>
        <h3>{finding}</h3>
        <Panel name="The chart of validation measures">
          <Suspense fallback={<div className={styles['room']} />}>
            <LineChart spec={measures} label={finding} />
          </Suspense>
        </Panel>
      </section>
      <section className={styles['chart']}>
        <h3>{loss}</h3>
        <Panel name="The chart of the loss">
          <Suspense fallback={<div className={styles['room']} />}>
            <LineChart spec={losses} label={loss} />
          </Suspense>
        </Panel>
      </section>
      <EpochTable course={shown} />
    </div>
  )
}
