/** Training over visits: the config comes back, and with each collection the last training of it. */
import { recallConfig } from './training-config.ts'
import { followCollection } from './training-kept.ts'
import { abandonTraining } from './training-run.ts'

/** Called once, before a collection is opened. */
export function recallTraining(): void {
  recallConfig()
  followCollection(abandonTraining)
}
