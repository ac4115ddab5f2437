/** Where a browser's worker trains: on WebGPU, or in TypeScript. */
import { BackendError } from '../../autograd/backend.ts'
import { WebGpuBackend } from '../../autograd/webgpu/backend.ts'
import { openPlain, type Backends, type OpenBackend } from '../../training/run/backends.ts'
import { adapterFacts, openGpu } from './gpu.ts'

/** `auto` passes an adapter by that is software: TypeScript is faster than a GPU that is computed. */
export const browserBackends: Backends = {
  async open(wish) {
    if (wish === 'typescript') return openPlain()
    const facts = await adapterFacts()
    if ('reason' in facts) {
      if (wish === 'webgpu') throw new BackendError(`The config asks for backend: webgpu. ${facts.reason} Take auto, or typescript.`)
      return openPlain()
    }
    if (wish === 'auto' && facts.isFallbackAdapter) return openPlain()
    const name = [facts.vendor, facts.architecture, facts.description, facts.isFallbackAdapter ? '(software)' : ''].filter((word) => word !== '').join(' ')
    try {
      return await openWebGpu(name)
    } catch (cause) {
      if (wish === 'webgpu') throw new BackendError(`The config asks for backend: webgpu, and ${name} gave no device. Take auto, or typescript.`, { cause })
      // The start of the training says what it runs on.
      console.info('The GPU gave no device to train on', cause)
      return openPlain()
    }
  },
}

async function openWebGpu(adapter: string): Promise<OpenBackend> {
  const { device, lost } = await openGpu()
  // The backend hears of it from the device itself.
  lost.catch(() => undefined)
  return { backend: new WebGpuBackend(device, adapter), close: () => device.destroy() }
}
