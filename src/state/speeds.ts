/** The speeds measured on this machine, of this visit and earlier ones. */
import { create } from 'zustand'
import { withMeasured, type Speeds } from '../benchmark/speeds.ts'
import type { JobSummary } from '../scoring/job.ts'
import { remember, remembered } from './remembered.ts'

export const useSpeeds = create<{ readonly speeds: Speeds }>()(() => ({ speeds: {} }))

/** Takes up what earlier visits measured. */
export const recallSpeeds = (): void => useSpeeds.setState({ speeds: remembered().speeds })

/** Notes what a job measured. */
export function noteSpeed(summary: JobSummary): void {
  const speeds = withMeasured(useSpeeds.getState().speeds, summary)
  useSpeeds.setState({ speeds })
  remember({ speeds })
}
