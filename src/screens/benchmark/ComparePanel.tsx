import { useMemo, useState } from 'react'
import { compareReports } from '../../benchmark/compare/compare-reports.ts'
import { differenceTable, remarksOn, slowdownTable } from '../../benchmark/compare/tables.ts'
import { Select } from '../../components/Select.tsx'
import styles from './ReportPanel.module.css'
import { ReportTable } from './ReportTable.tsx'
import { useShownReports } from './use-shown-reports.ts'

/** What two reports differ in, and how sure that is. Nothing before there are two. */
export function ComparePanel() {
  const reports = useShownReports()
  const [[first, second], choose] = useState<readonly [before: string | null, after: string | null]>([null, null])
  const before = reports.find(({ id }) => id === first) ?? reports.at(-2)
  const after = reports.find(({ id }) => id === second) ?? reports.at(-1)
  const comparison = useMemo(() => (before && after ? compareReports(before.report, after.report) : null), [before, after])
  if (!before || !after || !comparison) return null
  const options = reports.map(({ id, name }) => ({ value: id, label: name }))
  const tables = [differenceTable(comparison), slowdownTable(comparison)].filter(({ rows }) => rows.length > 0)
  const said = remarksOn(comparison)
  return (
    <section className={styles['panel']} aria-labelledby="report-comparison">
      <header className={styles['head']}>
        <h2 id="report-comparison">What changed between two reports</h2>
        <span className={styles['choices']}>
          <Select label="Before" value={before.id} options={options} onChange={(id) => choose([id, after.id])} />
          <Select label="After" value={after.id} options={options} onChange={(id) => choose([before.id, id])} />
        </span>
      </header>
      {tables.map((table) => (
        <ReportTable key={table.label} table={table} />
      ))}
      {said.length > 0 && (
        <ul className={styles['files']}>
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
