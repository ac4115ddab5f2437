import { X } from 'lucide-react'
import { closeCollection } from '../../state/actions.ts'
import { canBeSearched } from '../../state/first-stage.ts'
import { useCollection, useImport, useJudgementSets } from '../../state/hooks.ts'
import { Button } from '../../components/Button.tsx'
import { Page } from '../../components/Page.tsx'
import { Panel } from '../../components/Panel.tsx'
import { Door } from './Door.tsx'
import { FirstStagePanel } from './FirstStagePanel.tsx'
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
  const step = nextStep({ collection, receipts, active, searchable: collection !== undefined && canBeSearched(collection) })
  const header = collection
    ? {
        title: collection.name,
        lead: <Standing collection={collection} />,
        aside: (
          <Button look="quiet" icon={<X aria-hidden />} onClick={closeCollection}>
            Close the collection
          </Button>
        ),
      }
    : {
        title: 'See what a reranker does to your own search results',
        lead: 'Everything is read, scored and kept in this browser; nothing is uploaded.',
      }
  return (
    <Page {...header}>
      {step && !progress && <NextStep step={step} />}
      {collection && <JudgementSets />}
      {collection && !progress && (
        <Panel name="The first stage">
          <FirstStagePanel collection={collection} />
        </Panel>
      )}
      {progress && <ImportProgress progress={progress} />}
      {receipts.length > 0 && (
        <Panel name="The receipt">
          <Receipts receipts={receipts} />
        </Panel>
      )}
      <Door compact={receipts.length > 0 || collection !== undefined} />
      <Panel name="The list of kept collections">
        <Recents />
      </Panel>
      <Formats />
    </Page>
  )
}
