/** What each library does in the page, so that they can take turns. */
import type { Batch, Workload } from '../workload.ts'

export type Kind = 'cpu' | 'wasm' | 'webgl' | 'webgpu'

export interface Trainer {
  /** One step of Adam on BCE over the logits. The loss is read back only where it is wanted; else the step need not be done when this returns. */
  step(batch: Batch, wantsLoss: boolean): Promise<number> | null
}

/** Puts features and head where the steps are computed. Throws where the library cannot run there. */
export type OpenTrainer = (kind: Kind, work: Workload) => Promise<Trainer>
