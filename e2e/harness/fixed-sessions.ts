/** Name of the channel over which a test asks the GPU's worker, with null, what ran in sessions of one shape. */
export const FIXED_SESSIONS = 'fixed sessions'

/** A session of the GPU's that was opened for one shape of batch. */
export interface FixedSession {
  /** By the names that the graph has for them. */
  readonly sizes: Readonly<Record<string, number>>
  /** Whether its commands are recorded once, and replayed. */
  readonly isRecorded: boolean
  readonly runs: number
}
