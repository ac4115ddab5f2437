import { Download, X } from 'lucide-react'
import { useState } from 'react'
import { closeReport, downloadReport, REPORT_FILES } from '../../state/benchmark-files.ts'
import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { ReportView } from './ReportView.tsx'
import styles from './ReportPanel.module.css'
import { THIS_RUN, useShownReports } from './use-shown-reports.ts'

/** A report: this machine's as it fills, or one that was opened. Nothing before there is one. */
export function ReportPanel() {
  const reports = useShownReports()
  const [chosen, choose] = useState<string | null>(null)
  // What came last is what the person has just done.
  const shown = reports.find(({ id }) => id === chosen) ?? reports.at(-1)
  if (!shown) return null
  return (
    <section className={styles['panel']} aria-labelledby="report">
      <header className={styles['head']}>
        <h2 id="report">Results</h2>
        {reports.length > 1 && <Select label="Report shown" hideLabel value={shown.id} options={reports.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} />}
        <span className={styles['downloads']}>
          {REPORT_FILES.map((file) => (
            <Button key={file} icon={<Download />} aria-label={`Download ${file}`} onClick={() => downloadReport(shown.report, file)}>
              {file}
            </Button>
          ))}
          {shown.id !== THIS_RUN && (
            <Button look="quiet" icon={<X />} aria-label={`Close ${shown.name}`} onClick={() => closeReport(shown.id)}>
              Close
            </Button>
          )}
        </span>
      </header>
      <ReportView report={shown.report} />
    </section>
  )
}
