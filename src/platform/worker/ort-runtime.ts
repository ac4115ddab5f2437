/** onnxruntime-web in a worker, behind the core's `Runtime` port. */
import * as ort from 'onnxruntime-web/webgpu'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import type { Runtime, Session } from '../../scoring/ports.ts'
import { adapterFacts, openGpu, type Gpu } from './gpu.ts'
import { OrtSession } from './ort-session.ts'

/** More threads than this gain nothing for sequences of a few hundred tokens. */
const MOST_THREADS = 8

export function ortRuntime(): Runtime {
  const threads = crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1
  ort.env.wasm.wasmPaths = { wasm }
  ort.env.wasm.numThreads = threads
  ort.env.logLevel = 'error'
  const gpu = new SharedGpu()
  return {
    threads,
    adapter: adapterFacts,
    async open(graph, { device, external }): Promise<Session> {
      const externalData = [...(external ?? [])].map(([path, data]) => ({ path, data }))
      // Its warnings, of shape arithmetic that stays on the CPU, are of no use to a person.
      const options = { logSeverityLevel: 3, ...(externalData.length > 0 && { externalData }) } as const
      if (device === 'wasm') return new OrtSession({ ort, device, inference: await ort.InferenceSession.create(graph, { ...options, executionProviders: ['wasm'] }) })
      const { device: shared, lost } = await gpu.open()
      // Options of a provider are ignored where it is given by its bare name.
      const creating = ort.InferenceSession.create(graph, { ...options, executionProviders: [{ name: 'webgpu', device: shared }] })
      return new OrtSession({ ort, device, lost, inference: await Promise.race([creating, lost]) })
    },
  }
}

/** One device for all sessions; a lost one is replaced when the next session is opened. */
class SharedGpu {
  #opening: Promise<Gpu> | null = null

  async open(): Promise<Gpu> {
    this.#opening ??= openGpu()
    const opening = this.#opening
    const forget = () => {
      if (this.#opening === opening) this.#opening = null
    }
    try {
      const gpu = await opening
      gpu.lost.catch(forget)
      return gpu
    } catch (error) {
      forget()
      throw error
    }
  }
}
