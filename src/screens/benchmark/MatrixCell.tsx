import { marksOf, markWords } from '../../benchmark/report/marks.ts'
import { repeatedSpeed } from '../../benchmark/report/repeated-speed.ts'
import type { MeasuredCell } from '../../benchmark/report/assemble.ts'
import type { CellView } from '../../state/benchmark-hooks.ts'
import { count, measure as written, rate } from '../../components/format.ts'
import { Progress } from '../../components/Progress.tsx'
import styles from './Matrix.module.css'

interface MatrixCellProps {
  readonly view: CellView
  readonly repeats: number
  readonly measure: string
}

/** How far a cell is, and what it came to. */
export function MatrixCell({ view: { name, measured, failure, underWay }, repeats, measure }: MatrixCellProps) {
  const done = measured?.repeats.length ?? 0
  const state = failure ? 'failed' : underWay ? 'running' : done >= repeats ? 'done' : done > 0 ? 'begun' : 'waiting'
  return (
    <td className={styles['cell']} data-state={state}>
      {measured ? <Figures measured={measured} measure={measure} /> : <span className={styles['muted']}>{failure ? 'failed' : underWay ? '' : 'waiting'}</span>}
      {underWay && <Running name={name} progress={underWay.progress} />}
      {repeats > 1 && !failure && (
        <span className={styles['muted']}>
          {done}/{repeats}
        </span>
      )}
    </td>
  )
}

function Figures({ measured: { cell, system, repeats }, measure }: { readonly measured: MeasuredCell; readonly measure: string }) {
  const mean = system.measures[measure]?.mean ?? null
  const speed = repeatedSpeed(repeats)
  const marks = marksOf(system, cell, repeats)
  return (
    <>
      <span data-value={mean ?? undefined}>{written(mean, 4)}</span>
      {speed && <span>{rate(speed.pairsPerSecond)}/s</span>}
      {marks.map((mark) => (
        <span key={mark} className={styles['mark']} title={markWords[mark]}>
          {mark.replace('-', ' ')}
        </span>
      ))}
      {system.fallback.map(({ from, stage, reason }, at) => (
        <span key={at} className={styles['mark']} title={reason}>
          {from.device === 'webgpu' ? 'WebGPU' : 'WASM'} {from.dtype} failed at {stage.replace('-', ' ')}
        </span>
      ))}
    </>
  )
}

function Running({ name, progress }: { readonly name: string; readonly progress: NonNullable<CellView['underWay']>['progress'] }) {
  if (!progress || progress.phase !== 'scoring') return <span className={styles['muted']}>{progress ? 'loading' : 'opening'}</span>
  const words = `${count(progress.pairsDone)}/${count(progress.pairsTotal)}${progress.pairsPerSecond > 0 ? ` · ${rate(progress.pairsPerSecond)}/s` : ''}`
  return (
    <>
      <Progress label={name} value={progress.pairsDone} total={progress.pairsTotal} text={words} />
      <span className={styles['muted']}>{words}</span>
    </>
  )
}
