import { choose } from '../../state/choices.ts'
import { useCollection, useCosts, useMeasureTable, useSystems } from '../../state/hooks.ts'
import { useTies } from '../../state/tool-hooks.ts'
import { Button } from '../../components/Button.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { SkippedPairs } from '../../components/SkippedPairs.tsx'
import { Charts } from './charts/Charts.tsx'
import { CostTable } from './CostTable.tsx'
import { DifferencePanel } from './DifferencePanel.tsx'
import { DoubtPanel } from './doubt/DoubtPanel.tsx'
import { EvaluationChoices } from './EvaluationChoices.tsx'
import { MeasureCounts } from './MeasureCounts.tsx'
import { MeasurePicker } from './MeasurePicker.tsx'
import { MeasureTable } from './MeasureTable.tsx'
import { Tools } from './dialects/Tools.tsx'

/** Means by system first, then where they come from, query by query. */
export function MeasuresScreen() {
  const collection = useCollection()
  const table = useMeasureTable()
  const systems = useSystems()
  const costs = useCosts()
  const ties = useTies()
  if (!collection || !table) {
    return (
      <EmptyState
        title={collection ? 'No judgements yet' : 'Nothing to measure yet'}
        actions={
          <Button look="primary" onClick={() => choose({ screen: 'collection' })}>
            {collection ? 'Add judgements' : 'Open a collection'}
          </Button>
        }
      >
        Measures need candidates, and judgements (qrels) that say which passages answer which query.
      </EmptyState>
    )
  }
  return (
    <Page title="Measures" lead={`${collection.name}, means over the judged queries`} aside={<><EvaluationChoices /><ExportMenu /></>}>
      <Panel name="The table of measures">
        <MeasurePicker />
        <MeasureTable table={table} ties={ties.value ?? []} />
        <MeasureCounts table={table} />
        <SkippedPairs />
      </Panel>
      {systems.length > 1 && (
        <Panel name="The tests of a difference">
          <DoubtPanel systems={systems} />
        </Panel>
      )}
      <Tools table={table} systems={systems} ties={ties} />
      {costs.length > 0 && (
        <Panel name="The table of costs">
          <CostTable costs={costs} />
        </Panel>
      )}
      <Panel name="The chart of differences">
        <DifferencePanel systems={systems} />
      </Panel>
      <Charts systems={systems} />
    </Page>
  )
}
