import { Pause, Play, X } from 'lucide-react'
import { cancel, pause, resume } from '../state/actions.ts'
import { useJob } from '../state/hooks.ts'
import type { JobState } from '../state/views.ts'
import { Button } from './Button.tsx'
import { bytes, count, duration, rate } from './format.ts'
import styles from './JobLine.module.css'
import { Progress } from './Progress.tsx'

type Job = Exclude<JobState, { kind: 'idle' }>

/** The running job: bar, numbers, and how to pause or end it. Nothing while none runs. */
export function JobLine() {
  const job = useJob()
  if (job.kind === 'idle') return null
  const [value, total] = amounts(job)
  return (
    <div className={styles['line']}>
      <span className={styles['what']}>
        <span className={styles['name']} title={job.name}>
          {job.name}
        </span>
        {job.models > 1 && <span className={styles['of']}>{`${job.model + 1} of ${job.models}`}</span>}
      </span>
      <Progress label={job.name} value={value} total={total} text={words(job)} />
      <span className={styles['numbers']}>{words(job)}</span>
      {job.kind === 'paused' ? (
        <Button icon={<Play />} onClick={resume}>
          Resume
        </Button>
      ) : (
        <Button icon={<Pause />} onClick={pause}>
          Pause
        </Button>
      )}
      <Button icon={<X />} onClick={cancel}>
        Cancel
      </Button>
    </div>
  )
}

function amounts({ phase, loading, progress }: Job): [value: number, total: number] {
  if (phase === 'loading') return loading ? [loading.received, loading.total] : [0, 0]
  return progress ? [progress.pairsDone, progress.pairsTotal] : [0, 0]
}

function words({ kind, phase, loading, progress, counts = 'pairs' }: Job): string {
  if (phase === 'loading') return loading ? `Loading ${loading.file}, ${bytes(loading.received)} of ${bytes(loading.total)}` : 'Loading the model'
  if (!progress) return 'Starting'
  const done = `${count(progress.pairsDone)}/${count(progress.pairsTotal)} ${counts}`
  if (kind === 'paused') return `${done} · paused`
  if (phase === 'waiting') return `${done} · another tab is scoring them`
  // Before the first real batch there is no rate, and no time left to tell from it.
  return progress.pairsPerSecond > 0 ? `${done} · ${rate(progress.pairsPerSecond)} ${counts}/s · ${duration(progress.timeLeft)} left` : done
}
