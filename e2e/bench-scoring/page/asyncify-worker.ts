/** The product's inference realm over the build of onnxruntime-web that can also wait for a GPU: what transformers.js runs. */
import { expose } from 'comlink'
import * as ort from 'onnxruntime-web/webgpu'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { letErrorsCross } from '../../../src/platform/shared/errors-cross.ts'
import { InferenceRealm, type Sessions } from '../../../src/platform/worker/inference-realm.ts'
import { OrtSession } from '../../../src/platform/worker/ort-session.ts'
import { SessionQueue } from '../../../src/scoring/session-queue.ts'

const calls = new SessionQueue()

const sessions: Sessions = {
  async warm(threads) {
    ort.env.wasm.wasmPaths = { wasm }
    ort.env.wasm.numThreads = threads
    ort.env.logLevel = 'error'
  },
  async open(graph) {
    const inference = await calls.run(() => ort.InferenceSession.create(graph, { executionProviders: ['wasm'] }))
    return new OrtSession({ ort, device: 'wasm', calls, inference })
  },
}

letErrorsCross()
expose(new InferenceRealm(sessions))
