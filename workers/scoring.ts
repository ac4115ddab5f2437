/** The scoring realm: models, encoding and the score ledger, behind one face; graphs run in workers that it starts. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { DiskFeatures } from '../src/platform/worker/feature-store.ts'
import { inferenceRuntime } from '../src/platform/worker/inference-runtime.ts'
import { tabTurns } from '../src/platform/worker/lock-turns.ts'
import { ScoreLedger } from '../src/platform/worker/score-ledger.ts'
import { ScoringRealm } from '../src/platform/worker/scoring-realm.ts'
import { DiskTunings } from '../src/platform/worker/tuning-store.ts'
import { FallbackLedger } from '../src/scoring/fallback-ledger.ts'
import { MemoryLedger } from '../src/scoring/memory-ledger.ts'

const runtime = inferenceRuntime({
  wasm: () => new Worker(new URL('./inference-wasm.ts', import.meta.url), { type: 'module', name: 'inference' }),
  webgpu: () => new Worker(new URL('./inference-webgpu.ts', import.meta.url), { type: 'module', name: 'inference on the GPU' }),
})
runtime.warm()

letErrorsCross()
expose(new ScoringRealm({ runtime, ledger: new FallbackLedger(new ScoreLedger(), new MemoryLedger()), features: new DiskFeatures(), vectors: new DiskFeatures('rerank-lab-vectors'), turns: tabTurns(), tunings: new DiskTunings() }))
