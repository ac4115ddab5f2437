/** The scoring realm: models, sessions and the score ledger, behind one face. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { ortRuntime } from '../src/platform/worker/ort-runtime.ts'
import { ScoreLedger } from '../src/platform/worker/score-ledger.ts'
import { ScoringRealm } from '../src/platform/worker/scoring-realm.ts'

letErrorsCross()
expose(new ScoringRealm(ortRuntime(), new ScoreLedger()))
