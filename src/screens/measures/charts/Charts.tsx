import { WhenSeen } from '../../../components/charts/WhenSeen.tsx'
import { Panel } from '../../../components/Panel.tsx'
import type { ShownSystem } from '../../../state/views.ts'
import { DepthChart } from './DepthChart.tsx'
import { FrontierChart } from './FrontierChart.tsx'
import { FusionPanel } from './FusionPanel.tsx'
import { SpreadChart } from './SpreadChart.tsx'
import styles from './Charts.module.css'

/** Ways to look at the systems, each computed when it comes on screen. */
export function Charts({ systems }: { readonly systems: readonly ShownSystem[] }) {
  return (
    <div className={styles['charts']}>
      <WhenSeen height={380}>
        <Panel name="The chart of depth">
          <DepthChart />
        </Panel>
      </WhenSeen>
      <WhenSeen height={380}>
        <Panel name="The frontier">
          <FrontierChart />
        </Panel>
      </WhenSeen>
      <WhenSeen height={380}>
        <Panel name="The chart of scores">
          <SpreadChart />
        </Panel>
      </WhenSeen>
      <WhenSeen height={380}>
        <Panel name="The fusion panel">
          <FusionPanel systems={systems} />
        </Panel>
      </WhenSeen>
    </div>
  )
}
