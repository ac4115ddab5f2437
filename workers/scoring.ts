/** The scoring realm: models, encoding and the score ledger, behind one face; graphs run in workers that it starts. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { inferenceRuntime } from '../src/platform/worker/inference-runtime.ts'
import { ScoreLedger } from '../src/platform/worker/score-ledger.ts'
import { ScoringRealm } from '../src/platform/worker/scoring-realm.ts'

const runtime = inferenceRuntime({
  wasm: () => new Worker(new URL('./inference-wasm.ts', import.meta.url), { type: 'module', name: 'inference' }),
  webgpu: () => new Worker(new URL('./inference-webgpu.ts', import.meta.url), { type: 'module', name: 'inference on the GPU' }),
})
runtime.warm()

letErrorsCross()
expose(new ScoringRealm(runtime, new ScoreLedger()))
