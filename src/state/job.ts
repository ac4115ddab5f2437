/** The one scoring job that may run at a time. */
import { create } from 'zustand'
import type { AdapterFacts } from '../scoring/ports.ts'
import type { JobState } from './views.ts'

interface JobStore {
  readonly job: JobState
  readonly threads: number
  readonly adapter: AdapterFacts | { readonly reason: string } | null
}

export const useJobStore = create<JobStore>()(() => ({ job: { kind: 'idle' }, threads: 1, adapter: null }))

/** Changes the running job; without one, does nothing. */
export function changeJob(change: Partial<Extract<JobState, { kind: 'running' | 'paused' }>>): void {
  useJobStore.setState(({ job }) => (job.kind === 'idle' ? {} : { job: { ...job, ...change } }))
}
