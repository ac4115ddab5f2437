import { useCollection } from '../../state/hooks.ts'
import { useLack, usePlan } from '../../state/training-hooks.ts'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { ConfigPanel } from './ConfigPanel.tsx'
import { GridPanel } from './GridPanel.tsx'
import { NothingToTrain } from './NothingToTrain.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { RunPanel } from './RunPanel.tsx'
import { TestPanel } from './TestPanel.tsx'
import workbench from '../../components/Workbench.module.css'

/** Left what the training is to be, right what it comes to, how it goes and what came of it. */
export function TrainScreen() {
  const lack = useLack()
  const collection = useCollection()
  const plan = usePlan()
  if (lack !== null || !collection) return <NothingToTrain lack={lack ?? 'collection'} />
  return (
    <Page title="Train" lead={`${collection.name}: fit the head of a cross-encoder to it, and see on queries kept apart whether that helps. The encoder stays as it is.`}>
      <div className={workbench['columns']}>
        <Panel name="The config">
          <ConfigPanel />
        </Panel>
        <div className={workbench['results']}>
          <Panel name="The plan">
            <PlanPanel plan={plan} />
          </Panel>
          <Panel name="The training">
            <RunPanel />
          </Panel>
          <Panel name="The test">
            <TestPanel plan={plan} />
          </Panel>
          <Panel name="The grid">
            <GridPanel plan={plan} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}
