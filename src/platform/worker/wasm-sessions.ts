/**
 * onnxruntime-web on the CPU. Its build without WebGPU is half the size of the other, and about a tenth faster: the other
 * is compiled so that it can be suspended while a GPU works.
 */
import * as ort from 'onnxruntime-web/wasm'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { SessionQueue } from '../../scoring/session-queue.ts'
import type { Sessions } from './inference-realm.ts'
import { OrtSession } from './ort-session.ts'
import { smallestGraph } from './smallest-graph.ts'

export function wasmSessions(): Sessions {
  const calls = new SessionQueue()
  let warming: Promise<void> | null = null

  const create = (graph: Uint8Array, options: ort.InferenceSession.SessionOptions = {}) =>
    calls.run(() => ort.InferenceSession.create(graph, { ...options, executionProviders: ['wasm'] }))

  async function load(threads: number): Promise<void> {
    ort.env.wasm.wasmPaths = { wasm }
    ort.env.wasm.numThreads = threads
    ort.env.logLevel = 'error'
    const session = await create(smallestGraph)
    await session.release()
  }

  return {
    warm: (threads) => (warming ??= load(threads)),
    async open(graph, external) {
      const externalData = [...external].map(([path, data]) => ({ path, data }))
      const inference = await create(graph, externalData.length > 0 ? { externalData } : {})
      return new OrtSession({ ort, device: 'wasm', calls, inference })
    },
  }
}
