/** The training realm: heads trained, tested and scored on kept features. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { DiskCheckpoints } from '../src/platform/worker/checkpoint-store.ts'
import { DiskFeatures } from '../src/platform/worker/feature-store.ts'
import { ScoreLedger } from '../src/platform/worker/score-ledger.ts'
import { browserBackends } from '../src/platform/worker/training-backends.ts'
import { TrainingRealm } from '../src/platform/worker/training-realm.ts'
import { FallbackLedger } from '../src/scoring/fallback-ledger.ts'
import { MemoryLedger } from '../src/scoring/memory-ledger.ts'

letErrorsCross()
expose(
  new TrainingRealm({
    features: new DiskFeatures(),
    ledger: new FallbackLedger(new ScoreLedger(), new MemoryLedger()),
    checkpoints: new DiskCheckpoints(),
    backends: browserBackends,
  }),
)
