import type { BenchmarkReport } from '../../benchmark/report/benchmark-report.ts'
import { machineTold } from '../../benchmark/report/machine-told.ts'
import { marksTold } from '../../benchmark/report/marks.ts'
import { repeatsTold, startTold, subjectTold, TIMES_TOLD } from '../../benchmark/report/sentences.ts'
import { measureTable, timeTable } from '../../benchmark/report/tables.ts'
import { bytes } from '../../components/format.ts'
import { Panel } from '../../components/Panel.tsx'
import { Contrasts } from './Contrasts.tsx'
import { QualityTimeChart } from './QualityTimeChart.tsx'
import styles from './ReportPanel.module.css'
import { ReportTable } from './ReportTable.tsx'

/** What report.html shows, as part of the page. Whatever a name in it says is text. */
export function ReportView({ report }: { readonly report: BenchmarkReport }) {
  const { manifest, systems, failures } = report
  const [measure] = Object.keys(systems[0]?.measures ?? {})
  return (
    <div className={styles['view']}>
      <h3>{manifest.collection.name}</h3>
      <p className={styles['lead']}>{subjectTold(report)}</p>
      <p className={styles['hint']}>
        {repeatsTold(report)} Rerank Lab {manifest.version}, <time dateTime={manifest.startedAt}>{startTold(manifest)}</time>.
      </p>
      <ReportTable table={measureTable(report)} />
      {marksTold(report).map((line) => (
        <p key={line} className={styles['hint']}>
          {line}
        </p>
      ))}
      {failures.length > 0 && (
        <section className={styles['section']} aria-label="Failed">
          <h3>Failed</h3>
          <ul className={styles['failed']}>
            {failures.map(({ name, reason }) => (
              <li key={name}>
                <b>{name}</b>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {measure !== undefined && (
        <>
          <Panel name="The chart of quality against time">
            <QualityTimeChart systems={systems} measure={measure} />
          </Panel>
          <Panel name="The differences from the first stage">
            <Contrasts report={report} measure={measure} />
          </Panel>
        </>
      )}
      {systems.some(({ repeats }) => repeats.length > 0) && (
        <section className={styles['section']} aria-label="Times, and whether scores agree">
          <h3>Times, and whether scores agree</h3>
          <ReportTable table={timeTable(report)} />
          <p className={styles['hint']}>{TIMES_TOLD}</p>
        </section>
      )}
      <section className={styles['section']} aria-label="Measured on">
        <h3>Measured on</h3>
        {manifest.machines.map((machine, at) => (
          <p key={at} className={styles['hint']}>
            {machineTold(machine)}
          </p>
        ))}
        {manifest.files.length > 0 && (
          <details>
            <summary>Files that were read</summary>
            <ul className={styles['files']}>
              {manifest.files.map(({ name, bytes: size, sha256 }) => (
                <li key={`${name} ${sha256}`}>
                  {name}, {bytes(size)}, <code>sha256 {sha256}</code>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </div>
  )
}
