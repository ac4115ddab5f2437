/**
 * The scoring realm as the product ships it, with one thing that the product must not have: the test can take the GPU, or
 * the workers that run graphs, away. The code under test is untouched: this file starts its workers for it.
 */
import { expose } from 'comlink'
import { letErrorsCross } from '../../src/platform/shared/errors-cross.ts'
import { DiskFeatures } from '../../src/platform/worker/feature-store.ts'
import { inferenceRuntime } from '../../src/platform/worker/inference-runtime.ts'
import { ScoreLedger } from '../../src/platform/worker/score-ledger.ts'
import { ScoringRealm } from '../../src/platform/worker/scoring-realm.ts'
import { DESTROY_DEVICE } from './destroy-device.ts'

const started: Worker[] = []

function kept(worker: Worker): Worker {
  started.push(worker)
  return worker
}

export class HarnessRealm extends ScoringRealm {
  /** The GPU's worker hears it. */
  destroyDevice(): void {
    const channel = new BroadcastChannel(DESTROY_DEVICE)
    channel.postMessage(null)
    channel.close()
  }

  /** As a worker that ran out of memory would: it reports an error and never answers again. */
  breakWorkers(): void {
    for (const worker of started) {
      worker.terminate()
      worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))
    }
  }
}

letErrorsCross()
expose(
  new HarnessRealm({
    runtime: inferenceRuntime({
      wasm: () => kept(new Worker(new URL('../../workers/inference-wasm.ts', import.meta.url), { type: 'module' })),
      webgpu: () => kept(new Worker(new URL('./inference-webgpu.ts', import.meta.url), { type: 'module' })),
    }),
    ledger: new ScoreLedger(),
    features: new DiskFeatures(),
  }),
)
