/** Drives the training worker from a page without an app, on features that were made up: see e2e/training.spec.ts. */
import { proxy, type Remote } from 'comlink'
import { startWorker, type WorkerClient } from '../../src/platform/shared/worker-client.ts'
import type { TrainingFace } from '../../src/platform/shared/training-face.ts'
import { DiskFeatures } from '../../src/platform/worker/feature-store.ts'
import type { TrainingConfig } from '../../src/training/config/config.ts'
import { lossDefaults } from '../../src/training/config/loss-defaults.ts'
import type { TrainingEvent, TrainingOutcome } from '../../src/training/run/reports.ts'
import { keepSmallFeatures, smallCollection, smallConfig, smallTask } from '../../src/training/run/testing/small-task.ts'

export interface HarnessTraining {
  readonly backend: TrainingConfig['backend']
  readonly epochs: number
  /** Comes back after this epoch was told, and leaves the worker to its training. */
  readonly until?: number
}

export interface HarnessTrained {
  readonly outcome: Omit<TrainingOutcome, 'best'> & { readonly best: Omit<TrainingOutcome['best'], 'layers'> }
  /** All weights of the best head. */
  readonly weights: readonly number[]
  /** Kinds of what was told, in order. */
  readonly told: readonly TrainingEvent['kind'][]
}

let client: Promise<WorkerClient<TrainingFace>> | undefined
const face = async (): Promise<Remote<TrainingFace>> => {
  client ??= startWorker<TrainingFace>(() => new Worker(new URL('../../workers/training.ts', import.meta.url), { type: 'module' }), 'training')
  return (await client).face
}

async function taskOf({ backend, epochs }: HarnessTraining) {
  const collection = await smallCollection()
  await keepSmallFeatures(collection, new DiskFeatures())
  const negatives = { ...smallConfig().negatives, num_negatives: 4 }
  return smallTask(collection, smallConfig({ backend, loss: lossDefaults.Lambda, negatives, optimizer: { dropout: 0.1, num_train_epochs: epochs } }))
}

const trainings = {
  async train(asked: HarnessTraining): Promise<HarnessTrained> {
    const told: TrainingEvent['kind'][] = []
    const { best: { layers, ...best }, ...outcome } = await (await face()).train(await taskOf(asked), proxy((event: TrainingEvent) => void told.push(event.kind)))
    return { outcome: { ...outcome, best }, weights: layers.flatMap((layer) => (layer.kind === 'activation' ? [] : [...layer.weight, ...(layer.bias ?? [])])), told }
  },

  /** Begins to train, and comes back in the midst of it. */
  async begin(asked: HarnessTraining): Promise<void> {
    const worker = await face()
    const task = await taskOf(asked)
    return new Promise((resolve, reject) => {
      const tell = proxy((event: TrainingEvent) => {
        if (event.kind === 'epoch' && event.report.epoch === asked.until) resolve()
      })
      worker.train(task, tell).then(() => reject(new Error('It ended before it could be left.')), reject)
    })
  },

  async interrupted(asked: HarnessTraining): Promise<number | null> {
    return (await face()).interrupted(await taskOf(asked))
  },
}

declare global {
  interface Window {
    readonly trainings: typeof trainings
  }
}

Object.assign(window, { trainings })
