/** onnxruntime-web in a worker, behind the core's `Runtime` port. */
import * as ort from 'onnxruntime-web/webgpu'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { nodeNames } from '../../models/graph-facts.ts'
import type { Runtime, Session } from '../../scoring/ports.ts'
import { SessionQueue } from '../../scoring/session-queue.ts'
import { adapterFacts, openGpu, unlessLost, type Gpu } from './gpu.ts'
import { OrtSession } from './ort-session.ts'

/** More threads than this gain nothing for sequences of a few hundred tokens. */
const MOST_THREADS = 8

/**
 * Operators whose WebGPU kernels are wrong in this version of onnxruntime-web, so that a CPU has to run them; both are
 * of mere positions and masks, and cost nothing. WGSL promises little of `cos` and `sin` beyond one turn, which rotary
 * positions pass (1e-4 of a logit); `And` mixes up rows when it broadcasts, which ModernBERT's sliding window does (2e-2).
 */
const wrongOnWebGpu = ['Cos', 'Sin', 'And']

export function ortRuntime(): Runtime {
  const threads = crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1
  ort.env.wasm.wasmPaths = { wasm }
  ort.env.wasm.numThreads = threads
  ort.env.logLevel = 'error'
  const gpu = new SharedGpu()
  const calls = new SessionQueue()
  return {
    threads,
    adapter: adapterFacts,
    async open(graph, { device, external }): Promise<Session> {
      const externalData = [...(external ?? [])].map(([path, data]) => ({ path, data }))
      // Its warnings, of shape arithmetic that stays on the CPU, are of no use to a person.
      const options = { logSeverityLevel: 3, ...(externalData.length > 0 && { externalData }) } as const
      const create = (executionProviders: ort.InferenceSession.ExecutionProviderConfig[]) => ort.InferenceSession.create(graph, { ...options, executionProviders })
      if (device === 'wasm') return new OrtSession({ ort, device, calls, inference: await calls.run(() => create(['wasm'])) })
      const { device: shared, lost } = await gpu.open()
      // Options of a provider are ignored where it is given by its bare name.
      const provider = { name: 'webgpu', device: shared, forceCpuNodeNames: nodeNames(graph, wrongOnWebGpu) } as const
      const inference = await calls.run(() => unlessLost(create([provider]), lost))
      return new OrtSession({ ort, device, calls, lost, inference })
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
