import { useTraining, useTrainingConfig } from '../../state/training-hooks.ts'
import type { Phase } from '../../state/training.ts'
import { Notice } from '../../components/Notice.tsx'
import { Curves } from './Curves.tsx'
import { RunControls } from './RunControls.tsx'
import { RunFacts } from './RunFacts.tsx'
import { endOf } from './words.ts'
import styles from './RunPanel.module.css'

const headings: Readonly<Record<Phase['kind'], string>> = { idle: 'The training', features: 'Getting ready', training: 'Training', grid: 'Training the grid', testing: 'The training' }

/** The training that runs, or the one that ended last: curves, and what they were made by. Nothing before the first. */
export function RunPanel() {
  const { config } = useTrainingConfig()
  const running = useTraining((state) => state.course)
  const finished = useTraining((state) => state.finished)
  const error = useTraining((state) => state.error)
  const kind = useTraining((state) => state.phase.kind)
  const course = running ?? finished?.course ?? null
  const of = running ? config : (finished?.config ?? config)
  if (!course && error === null && kind === 'idle') return null
  const end = finished && !running ? endOf(finished.outcome, finished.config) : null
  return (
    <section aria-labelledby="course" className={styles['run']}>
      <header className={styles['head']}>
        <h2 id="course">{headings[kind]}</h2>
        <RunControls />
      </header>
      {error !== null && <Notice kind="error">{error}</Notice>}
      {kind === 'features' && <p className={styles['hint']}>Features are computed as an ordinary job, which is paused and cancelled above.</p>}
      {end !== null && <p role="status">{end}</p>}
      {course?.moved && <Notice>The GPU was lost after epoch {course.moved.epoch}, and the rest was computed in TypeScript: {course.moved.reason}</Notice>}
      {course?.start && <RunFacts start={course.start} config={of} />}
      {course && <Curves course={course} config={of} isRunning={running !== null} />}
    </section>
  )
}
