/** Where steps can be computed, as a port: a worker knows of WebGPU, Node of Dawn, and TypeScript is everywhere. */
import { BackendError, type Backend } from '../../autograd/backend.ts'
import { PlainBackend } from '../../autograd/plain/backend.ts'
import type { TrainingConfig } from '../config/config.ts'

export interface OpenBackend {
  readonly backend: Backend
  /** Gives back what was opened for it; the backend is disposed of first. */
  close(): void
}

export interface Backends {
  /** Throws BackendError with a sentence where `webgpu` was asked for and is not there. */
  open(wish: TrainingConfig['backend']): Promise<OpenBackend>
}

export const openPlain = (): OpenBackend => ({ backend: new PlainBackend(), close: () => undefined })

/** TypeScript alone. */
export const plainBackends: Backends = {
  async open(wish) {
    if (wish === 'webgpu') throw new BackendError('There is no WebGPU here; take backend: typescript, or auto.')
    return openPlain()
  },
}
