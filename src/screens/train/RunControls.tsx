import { Pause, Play, Square } from 'lucide-react'
import { pauseTraining, resumeTraining, stopTraining } from '../../state/training-actions.ts'
import { useTraining, useTrainingConfig } from '../../state/training-hooks.ts'
import { Button } from '../../components/Button.tsx'
import { count } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './RunPanel.module.css'

/** How far a training is, and how to hold or end it. Nothing while none runs. */
export function RunControls() {
  const { config } = useTrainingConfig()
  const phase = useTraining((state) => state.phase)
  const course = useTraining((state) => state.course)
  const grid = useTraining((state) => state.grid)
  if (phase.kind !== 'training' && phase.kind !== 'grid') return null
  const done = phase.kind === 'grid' ? (grid?.rows.reduce((sum, row) => sum + row.epochs, 0) ?? 0) : (course?.epochs.at(-1)?.epoch ?? 0)
  const total = config.optimizer.num_train_epochs * (phase.kind === 'grid' ? (grid?.rows.length ?? 1) : 1)
  const words = `${count(done)}/${count(total)} epochs${phase.isStopping ? ' · stopping' : phase.isPaused ? ' · paused' : ''}`
  return (
    <div className={styles['controls']}>
      <Progress label="Training" value={done} total={total} text={words} />
      <span className={styles['hint']}>{words}</span>
      <Button
        icon={phase.isPaused ? <Play /> : <Pause />}
        aria-label={phase.isPaused ? 'Resume training' : 'Pause training'}
        disabled={phase.isStopping}
        onClick={() => void (phase.isPaused ? resumeTraining() : pauseTraining())}
      >
        {phase.isPaused ? 'Resume' : 'Pause'}
      </Button>
      <Button icon={<Square />} aria-label="Stop training" disabled={phase.isStopping} onClick={() => void stopTraining()}>
        Stop
      </Button>
    </div>
  )
}
