import { Play, Square } from 'lucide-react'
import type { BenchmarkView } from '../../state/benchmark-hooks.ts'
import { runBenchmark, stopBenchmark } from '../../state/benchmark-run.ts'
import { notify, sentence } from '../../state/notices.ts'
import { Button } from '../../components/Button.tsx'
import { counted, duration } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './MatrixPanel.module.css'

interface RunControlsProps {
  readonly view: BenchmarkView
  readonly hindrance: string | null
  readonly isGoing: boolean
}

const run = (anew: boolean) => {
  runBenchmark(anew).catch((error: unknown) => notify('error', sentence(error)))
}

/** Runs the plan, or what is left of it; while it runs, how far it is and how to end it. */
export function RunControls({ view: { turns, timeLeft, isBegun, isDone, problem }, hindrance, isGoing }: RunControlsProps) {
  if (isGoing) {
    const words = `${turns.done}/${turns.all} runs${timeLeft === null ? '' : ` · ${duration(timeLeft)} left`}`
    return (
      <div className={styles['actions']}>
        <Button icon={<Square />} onClick={stopBenchmark}>
          Stop
        </Button>
        <Progress label="Benchmark" value={turns.done} total={turns.all} text={words} />
        <span className={styles['hint']}>{words}</span>
      </div>
    )
  }
  const isOff = hindrance !== null || problem !== null
  const runs = turns.all === 0 ? 'First stages alone' : counted(turns.all, 'run')
  return (
    <div className={styles['actions']}>
      <Button look="primary" icon={<Play />} disabled={isOff} onClick={() => run(isDone)}>
        {isDone ? 'Run again' : isBegun ? 'Go on' : 'Run'}
      </Button>
      {isBegun && !isDone && (
        <Button look="quiet" disabled={isOff} onClick={() => run(true)}>
          Start over
        </Button>
      )}
      <span className={styles['hint']}>{hindrance ?? (isBegun ? `${turns.done} of ${counted(turns.all, 'run')} done` : runs)}</span>
    </div>
  )
}
