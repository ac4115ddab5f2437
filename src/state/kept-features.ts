/** What is kept of features, and how a person is rid of it. */
import { create } from 'zustand'
import type { KeptFeatures } from '../scoring/features.ts'
import { useJobStore } from './job.ts'
import { scoring } from './workers.ts'

/** Null until it was asked for. */
export const useKeptFeatures = create<{ readonly kept: readonly KeptFeatures[] | null }>()(() => ({ kept: null }))

/** Reads anew what is kept. */
export async function refreshFeatures(): Promise<void> {
  useKeptFeatures.setState({ kept: await scoring((worker) => worker.featureHoldings()) })
}

/** Forgets kept features, of one scorer's key or all; the next training computes them anew. Throws while a job runs, which would go on writing. */
export async function deleteFeatures(key?: string): Promise<void> {
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running, and would go on writing features: wait for it, or cancel it.')
  await scoring((worker) => worker.clearFeatures(key))
  await refreshFeatures()
}
