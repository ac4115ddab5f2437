/** onnxruntime-web's WebAssembly build in Node, behind the core's `Runtime` port: for tests, and for checks of whole runs. */
import * as ort from 'onnxruntime-web'
import { OrtSession } from '../src/platform/worker/ort-session.ts'
import { SessionQueue } from '../src/scoring/session-queue.ts'
import type { Runtime, Session } from '../src/scoring/ports.ts'

/** @param threads of WASM; above 1 Node starts a worker for each and has to be ended with `process.exit` */
export function nodeRuntime(threads = 1): Runtime {
  ort.env.wasm.numThreads = threads
  ort.env.logLevel = 'error'
  const calls = new SessionQueue()
  return {
    threads,
    adapter: async () => ({ reason: 'Node has no WebGPU' }),
    async open(graph, { device, external }): Promise<Session> {
      if (device !== 'wasm') throw new Error('Node has no WebGPU')
      const externalData = [...(external ?? [])].map(([path, data]) => ({ path, data }))
      const options = { executionProviders: ['wasm'], ...(externalData.length > 0 && { externalData }) }
      return new OrtSession({ ort, device, calls, inference: await calls.run(() => ort.InferenceSession.create(graph, options)) })
    },
  }
}
