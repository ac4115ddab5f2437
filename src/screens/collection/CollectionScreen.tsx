import { useCollection, useImport, useJudgementSets } from '../../state/hooks.ts'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Door } from './Door.tsx'
import { Formats } from './Formats.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { JudgementSets } from './JudgementSets.tsx'
import { nextStep } from './next-step.ts'
import { NextStep } from './NextStep.tsx'
import { Receipts } from './Receipts.tsx'
import { Recents } from './Recents.tsx'
import { Standing } from './Standing.tsx'

/** The door: what can be brought, what was brought, and where to go with it. */
export function CollectionScreen() {
  const collection = useCollection()
  const { progress, receipts } = useImport()
  const active = useJudgementSets().find((set) => set.active)
  const step = nextStep({ collection, receipts, active })
  return (
    <Page title="Compare rerankers on your own data" lead="Bring the candidates of a search and, if you have them, judgements. Everything is read, scored and kept in this browser.">
      {collection && (
        <Panel name="The collection">
          <Standing collection={collection} />
        </Panel>
      )}
      {step && !progress && <NextStep step={step} />}
      {collection && <JudgementSets />}
      {progress && <ImportProgress progress={progress} />}
      {receipts.length > 0 && (
        <Panel name="The receipt">
          <Receipts receipts={receipts} />
        </Panel>
      )}
      <Door open={collection !== undefined} />
      <Panel name="The list of kept collections">
        <Recents />
      </Panel>
      <Formats />
    </Page>
  )
}
