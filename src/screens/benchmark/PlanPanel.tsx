import { ChevronDown, ChevronUp, Download, FileUp, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { openReports } from '../../state/benchmark-files.ts'
import { useBenchmark, useBenchmarkPlan } from '../../state/benchmark-hooks.ts'
import { exportPlan, resetPlan, takePlan } from '../../state/benchmark-plan.ts'
import { sentence } from '../../state/notices.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { DropZone } from '../../components/DropZone.tsx'
import { FileButton } from '../../components/FileButton.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useNarrow } from '../../components/use-narrow.ts'
import { PlanForm } from './PlanForm.tsx'
import workbench from '../../components/Workbench.module.css'
import styles from './PlanPanel.module.css'

/** What is to be run, as a form or from a file; and where reports come in. On a phone the form is where it is asked for, so that the matrix is seen. */
export function PlanPanel() {
  const { plan, isChanged } = useBenchmarkPlan()
  const isGoing = useBenchmark((state) => state.going !== null)
  const [problems, setProblems] = useState<readonly string[]>([])
  const isNarrow = useNarrow()
  const [isAsked, setAsked] = useState(false)
  const isOpen = !isNarrow || isAsked
  const refuse = (error: unknown) => setProblems([sentence(error)])
  const take = (files: readonly File[]) => {
    const isPlan = ({ name }: File) => /\.ya?ml$/i.test(name)
    const reports = openReports(files.filter((file) => !isPlan(file)))
    const plans = isGoing ? [] : files.filter(isPlan).map(takePlan)
    Promise.all([reports, ...plans]).then((found) => setProblems(found.flat().filter((problem) => problem !== null)), refuse)
  }
  return (
    <section className={workbench['form']} aria-labelledby="benchmark-plan">
      <header className={workbench['head']}>
        <h2 id="benchmark-plan">Plan</h2>
        {isNarrow && <IconButton label={isOpen ? 'Hide the plan' : 'Show the plan'} aria-expanded={isOpen} icon={isOpen ? <ChevronUp /> : <ChevronDown />} onClick={() => setAsked(!isOpen)} />}
        <IconButton label="Back to the usual plan" icon={<RotateCcw />} disabled={isGoing || !isChanged} onClick={resetPlan} />
      </header>
      <DropZone compact label="Drop plans and reports" onFiles={take} onError={refuse}>
        <div className={styles['files']}>
          <FileButton name="Plan file" accept=".yaml,.yml" onFiles={take}>
            <FileUp size={14} aria-hidden /> Plan
          </FileButton>
          <FileButton name="Report" accept=".json" onFiles={take}>
            <FileUp size={14} aria-hidden /> Report
          </FileButton>
          <Button icon={<Download />} aria-label="Export the plan" onClick={exportPlan}>
            Export
          </Button>
        </div>
        <p className={styles['hint']}>Open or drop plan.yaml, or report.json from any machine.</p>
      </DropZone>
      {problems.map((problem) => (
        <Notice key={problem} kind="error">
          {problem}
        </Notice>
      ))}
      {isOpen && <PlanForm plan={plan} disabled={isGoing} />}
    </section>
  )
}
