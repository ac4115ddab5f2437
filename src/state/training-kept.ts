/** What a reload brings back of training: the config as it was changed, and the last training of the open collection. */
import { readTraining, writeTraining } from '../platform/page/last-trainings.ts'
import { useCollectionStore } from './collection.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { noTraining, useTraining } from './training.ts'
import { keptTrainingIn } from './training-kept-parts.ts'
import { forgetPlan } from './training-plan.ts'

/** Keeps the training that ended, as it stands, for the open collection. */
export function keepTraining(): void {
  const { collection } = useCollectionStore.getState()
  const { finished, opened } = useTraining.getState()
  if (collection && finished) unawaited(writeTraining(collection.fingerprint, { finished, opened }), 'The training could not be kept for the next visit')
}

async function recall(fingerprint: string): Promise<void> {
  try {
    const kept = keptTrainingIn(await readTraining(fingerprint))
    const isOpen = useCollectionStore.getState().collection?.fingerprint === fingerprint
    if (kept && isOpen && useTraining.getState().phase.kind === 'idle' && useTraining.getState().finished === null) useTraining.setState(kept)
  } catch (error) {
    notify('info', `The last training could not be read: ${sentence(error)}`)
  }
}

/** Follows the open collection: another one's training comes back, and this one's is not mixed up with it. */
export function followCollection(abandon: () => Promise<void>): () => void {
  return useCollectionStore.subscribe(({ collection }, before) => {
    if (collection?.fingerprint === before.collection?.fingerprint) return
    unawaited(abandon(), 'The training could not be stopped')
    forgetPlan()
    useTraining.setState(noTraining)
    if (collection) void recall(collection.fingerprint)
  })
}
