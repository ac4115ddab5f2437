import { useDeferredValue, useMemo } from 'react'
import type { TrainingConfig } from '../../training/config/config.ts'
import type { Course } from '../../state/training-course.ts'
import { ChartFrame } from '../../components/charts/ChartFrame.tsx'
import { lossChart, measureChart } from './chart-spec.ts'
import { EpochTable } from './EpochTable.tsx'
import { lineLegend, linePlot } from './line-plot.ts'
import { courseFinding, lossFinding } from './words.ts'
import styles from './Curves.module.css'

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
  const drawMeasures = useMemo(() => linePlot(measures), [measures])
  const drawLosses = useMemo(() => linePlot(losses), [losses])
  const finding = shown.start ? courseFinding(shown.start, shown.epochs, chosen) : 'Validation by epoch'
  return (
    <div className={styles['curves']}>
      <ChartFrame name="Validation by epoch" title={finding} level={3} draw={drawMeasures} height={220} legend={lineLegend(measures)} />
      <ChartFrame name="Loss by step" title={lossFinding(shown.epochs)} level={3} draw={drawLosses} height={220} legend={lineLegend(losses)} />
      <EpochTable course={shown} />
    </div>
  )
}
