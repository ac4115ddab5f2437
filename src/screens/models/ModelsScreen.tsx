import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { CachedModels } from './CachedModels.tsx'
import { Catalogue } from './Catalogue.tsx'
import { DeviceFacts } from './DeviceFacts.tsx'
import { KeptFeatures } from './KeptFeatures.tsx'
import { KeptScores } from './KeptScores.tsx'
import { LoadedModels } from './LoadedModels.tsx'
import { OtherModels } from './OtherModels.tsx'
import { TunedModels } from './TunedModels.tsx'

/** Which models there are, which are here, and how each is run. */
export function ModelsScreen() {
  return (
    <Page title="Models" lead="Cross-encoders read query and passage together; bi-encoders compare a vector of each." aside={<DeviceFacts />}>
      <Panel name="The list of loaded models">
        <LoadedModels />
      </Panel>
      <Panel name="The list of tuned models">
        <TunedModels />
      </Panel>
      <Panel name="The embedded models">
        <Catalogue part="with the page" />
      </Panel>
      <OtherModels />
      <Panel name="The catalogue">
        <Catalogue part="on the Hub" />
      </Panel>
      <Panel name="The list of kept models">
        <CachedModels />
      </Panel>
      <Panel name="The list of kept scores">
        <KeptScores />
      </Panel>
      <Panel name="The list of kept features">
        <KeptFeatures />
      </Panel>
    </Page>
  )
}
