/** A realm that runs graphs on the CPU. */
import { expose } from 'comlink'
import { letErrorsCross } from '../src/platform/shared/errors-cross.ts'
import { InferenceRealm } from '../src/platform/worker/inference-realm.ts'
import { wasmSessions } from '../src/platform/worker/wasm-sessions.ts'

letErrorsCross()
expose(new InferenceRealm(wasmSessions()))
