/** onnxruntime-web on the GPU: one device of our own for all sessions of this worker. */
import * as ort from 'onnxruntime-web/webgpu'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { nodeNames } from '../../models/graph-facts.ts'
import { forGpu } from '../../onnx/for-gpu.ts'
import { SessionQueue } from '../../scoring/session-queue.ts'
import { openGpu, unlessLost, type Gpu } from './gpu.ts'
import type { Sessions } from './inference-realm.ts'
import { OrtSession } from './ort-session.ts'

/**
 * Operators whose WebGPU kernels are wrong in this version of onnxruntime-web, so that a CPU has to run them; they are of
 * mere positions, and cost nothing. WGSL promises little of `cos` and `sin` beyond one turn, which rotary positions pass
 * (1e-4 of a logit). What else is wrong or missing is said otherwise: see forGpu.
 */
const wrongOnWebGpu = ['Cos', 'Sin']

export function webgpuSessions(): Sessions {
  const gpu = new SharedGpu()
  const calls = new SessionQueue()
  ort.env.wasm.wasmPaths = { wasm }
  // What is left to the CPU beside the GPU is too little to share out.
  ort.env.wasm.numThreads = 1
  ort.env.logLevel = 'error'
  return {
    async warm() {
      await gpu.open()
    },
    async open(original, external) {
      const held = await gpu.open()
      const graph = forGpu(original)
      const externalData = [...external].map(([path, data]) => ({ path, data }))
      // Options of a provider are ignored where it is given by its bare name, and an empty list is refused.
      const onCpu = nodeNames(graph, wrongOnWebGpu)
      const provider = { name: 'webgpu', device: held.device, ...(onCpu.length > 0 && { forceCpuNodeNames: onCpu }) } as const
      // Its warnings, of shape arithmetic that stays on the CPU, are of no use to a person.
      const options = { logSeverityLevel: 3, executionProviders: [provider], ...(externalData.length > 0 && { externalData }) } as const
      const inference = await calls.run(() => unlessLost(() => ort.InferenceSession.create(graph, options), held))
      return new OrtSession({ ort, device: 'webgpu', calls, gpu: held, inference })
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
