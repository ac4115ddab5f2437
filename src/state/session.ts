/** The start of a visit: what was kept from the last one comes back before scripts are told that the app is ready. */
import { recallFusions } from './fusions.ts'
import { openRecent, refreshRecents } from './imports.ts'
import { useJobStore } from './job.ts'
import { addModel, chooseModel, refreshCached } from './model-actions.ts'
import { notify, sentence } from './notices.ts'
import { recallPipelines } from './pipelines.ts'
import { remember, remembered } from './remembered.ts'
import { recallRule } from './rule.ts'
import { recallSpeeds } from './speeds.ts'
import { recallTraining } from './training-session.ts'
import { refreshTuned } from './tuned.ts'
import { scoring } from './workers.ts'

let started: Promise<void> | undefined

/** Resolves when the last visit's models and collection are back, or were given up with a notice. Never rejects. */
export const ready = (): Promise<void> => (started ??= start())

async function start(): Promise<void> {
  const { collection, models } = remembered()
  recallPipelines()
  recallFusions()
  recallTraining()
  recallSpeeds()
  recallRule()
  await Promise.all([
    attempt('The device could not be asked', async () => useJobStore.setState(await scoring((worker) => worker.deviceFacts()))),
    attempt('What is kept on this machine could not be listed', async () => {
      await refreshRecents()
      await refreshCached()
      await refreshTuned()
    }),
  ])
  for (const [at, { id, chosen }] of models.entries()) {
    await attempt(`${id} of your last visit could not be opened again`, async () => {
      await addModel(id)
      chooseModel(id, chosen)
    })
    // Whoever reloads before the next one is back is to find it again.
    const back = remembered().models
    remember({ models: [...back, ...models.slice(at + 1).filter((next) => !back.some((model) => model.id === next.id))] })
  }
  if (collection !== null) await openRecent(collection)
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    notify('info', `${what}: ${sentence(error)}`)
  }
}
