/** A page in which one library trains; Node asks for steps. */
import { workload, type Size } from '../workload.ts'
import { deviceOf, type Device } from './devices.ts'
import type { Kind, OpenTrainer, Trainer } from './trainer.ts'

export type Library = 'rerank-lab' | 'tensorflow' | 'jax'

/** Steps of which one has its loss read back, as a live curve needs it. */
const LOSS_EVERY = 20

const libraries: Record<Library, () => Promise<{ open: OpenTrainer }>> = {
  'rerank-lab': () => import('./rerank-lab.ts'),
  tensorflow: () => import('./tensorflow.ts'),
  jax: () => import('./jax.ts'),
}

let opened: { readonly trainer: Trainer; readonly batches: ReturnType<typeof workload>['batches']; taken: number } | null = null

export const training = {
  async open(library: Library, kind: Kind, size: Size): Promise<Device> {
    const [device, work, { open }] = [await deviceOf(kind), workload(size), await libraries[library]()]
    opened = { trainer: await open(kind, work), batches: work.batches, taken: 0 }
    return device
  },

  /** Takes steps where the last call left off, to the end of the last one: milliseconds, and the loss of its batch before it. */
  async train(steps: number): Promise<{ wall: number; loss: number }> {
    if (opened === null) throw new Error('Nothing is open.')
    const { trainer, batches } = opened
    let loss = NaN
    const started = performance.now()
    for (let step = 1; step <= steps; step++) {
      const batch = batches[opened.taken++ % batches.length]
      if (!batch) throw new Error('There are no batches.')
      const read = trainer.step(batch, step === steps || step % LOSS_EVERY === 0)
      if (read) loss = await read
    }
    return { wall: performance.now() - started, loss }
  },
}

type Training = typeof training

declare global {
  interface Window {
    readonly training: Training
  }
}

Object.assign(window, { training })
