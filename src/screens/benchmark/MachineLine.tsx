import type { Machine } from '../../benchmark/report/benchmark-report.ts'
import { machineTold } from '../../benchmark/report/machine-told.ts'
import styles from './MatrixPanel.module.css'

/** What it runs on. A software adapter is told apart: its speed says nothing of a GPU. */
export function MachineLine({ machine }: { readonly machine: Machine }) {
  return (
    <p className={styles['machine']} data-software={machine.adapter?.isFallbackAdapter || undefined}>
      {machineTold(machine)}
    </p>
  )
}
