import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import workbench from '../../components/Workbench.module.css'
import { ComparePanel } from './ComparePanel.tsx'
import { MatrixPanel } from './MatrixPanel.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { ReportPanel } from './ReportPanel.tsx'

/** Left what is to be run, right the matrix that it fills, the report, and what two reports differ in. */
export function BenchmarkScreen() {
  return (
    <Page
      title="Benchmark"
      lead={
        <>
          Which reranker, how good, how fast, on this machine: what <code>npm run bench</code> runs, run here by the same code, with the same report.
        </>
      }
    >
      <div className={workbench['columns']} data-form="slim">
        <Panel name="The plan">
          <PlanPanel />
        </Panel>
        <div className={workbench['results']}>
          <Panel name="The matrix">
            <MatrixPanel />
          </Panel>
          <Panel name="The report">
            <ReportPanel />
          </Panel>
          <Panel name="The comparison">
            <ComparePanel />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
