/** What is kept of texts' vectors for exact search, and how a person is rid of it. */
import { create } from 'zustand'
import type { KeptFeatures } from '../scoring/features.ts'
import { useJobStore } from './job.ts'
import { scoring } from './workers.ts'

/** Null until it was asked for. `pairs` are texts. */
export const useKeptVectors = create<{ readonly kept: readonly KeptFeatures[] | null }>()(() => ({ kept: null }))

/** Reads anew what is kept. */
export async function refreshVectors(): Promise<void> {
  useKeptVectors.setState({ kept: await scoring((worker) => worker.vectorHoldings()) })
}

/** Forgets the vectors of one scorer's key; the next exact search computes them anew. Throws while a job runs, which may go on writing. */
export async function deleteVectors(key: string): Promise<void> {
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running, and may go on writing vectors: wait for it, or cancel it.')
  await scoring((worker) => worker.clearVectors(key))
  await refreshVectors()
}
