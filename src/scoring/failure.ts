/** What can go wrong with a device or a job, told so that a person can act. */
import { DeviceLostError } from './ports.ts'
import type { Fallback } from './job.ts'

/** A rung of the ladder did not hold; the next one takes over. */
export class RungFailure extends Error {
  override readonly name = 'RungFailure'
  readonly stage: Fallback['stage']

  constructor(stage: Fallback['stage'], reason: unknown) {
    super(reasonOf(reason), { cause: reason })
    this.stage = reason instanceof DeviceLostError ? 'device-lost' : stage
  }
}

/** No device could score the pairs. */
export class ScoringError extends Error {
  override readonly name = 'ScoringError'
}

/** The message of whatever was thrown, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 500) || 'no reason given'
}
