/** How runs are written where nothing else is chosen. */
import type { RunOptions } from '../../exports/run-formats.ts'
import { defaultSubmission } from '../../exports/submission.ts'

export const defaultRunOptions: RunOptions = { tieProof: false, submission: defaultSubmission }
