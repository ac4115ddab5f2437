import { useMemo } from 'react'
import type { BenchmarkReport } from '../../benchmark/report/benchmark-report.ts'
import { contrastsOf } from '../../benchmark/report/contrasts.ts'
import { CONTRASTS_TOLD, contrastFinding, contrastTold } from '../../benchmark/report/sentences.ts'
import { contrastTable } from '../../benchmark/report/tables.ts'
import { DifferenceBars } from './DifferenceBars.tsx'
import styles from './ReportPanel.module.css'
import { ReportTable } from './ReportTable.tsx'

/** What each system changes, against the first stage that was reranked, with what chance alone could do. */
export function Contrasts({ report, measure }: { readonly report: BenchmarkReport; readonly measure: string }) {
  // Resampled: it takes a moment.
  const contrasts = useMemo(() => contrastsOf(report, measure), [report, measure])
  if (contrasts.length === 0) return null
  return (
    <section className={styles['section']} aria-label="Differences">
      <h3>
        What each system changes in {measure}, against {report.systems[0]?.name}
      </h3>
      <ReportTable table={contrastTable(contrasts)} />
      <p className={styles['hint']}>{CONTRASTS_TOLD}</p>
      {contrasts.map((contrast) => (
        <div key={contrast.system.slug}>
          <h4>{contrastFinding(contrast)}</h4>
          <p className={styles['hint']}>{contrastTold(contrast)}</p>
          <DifferenceBars contrast={contrast} />
        </div>
      ))}
    </section>
  )
}
