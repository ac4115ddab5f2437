/** How fast each scorer was on each device of one machine. What comes from the ledger has a cost too, and no run to measure it by. */
import type { JobSummary } from '../scoring/job.ts'
import { scorerKey } from '../systems/key.ts'
import type { Device, Scorer } from '../systems/system.ts'

/** What runs took, first runs left out. */
export interface MeasuredSpeed {
  readonly pairs: number
  readonly milliseconds: number
}

/** By `speedKey`, the one measured last at the end. */
export type Speeds = Readonly<Record<string, MeasuredSpeed>>

/** More than anyone compares; a bound, since they are kept. */
const KEPT = 200

export const speedKey = (scorer: Scorer, device: Device): string => `${scorerKey(scorer)} ${device}`

/** With what a job measured. Over fewer pairs than what is known it says less, and is left. */
export function withMeasured(speeds: Speeds, { start, steady: { pairs, milliseconds } }: JobSummary): Speeds {
  const key = speedKey(start.scorer, start.device)
  const { [key]: known, ...others } = speeds
  if (pairs === 0 || milliseconds <= 0 || pairs < (known?.pairs ?? 0)) return speeds
  return Object.fromEntries([...Object.entries(others), [key, { pairs, milliseconds }] as const].slice(-KEPT))
}
