/** Where tensors live and kernels run. Two stand behind it: WGSL on a GPU, and plain TypeScript. */
import type { Call } from './kernel.ts'

/** Memory for a tensor's numbers; only the backend that made it can read it. */
export interface Storage {
  /** How many numbers it holds. */
  readonly size: number
}

export interface Backend {
  readonly kind: 'webgpu' | 'typescript'
  /** What runs it, for the screen: the adapter's name, or the language. */
  readonly device: string
  /** Buffers in existence, in use or waiting to be used again. */
  readonly buffers: number
  /** Buffers that somebody holds. */
  readonly buffersInUse: number
  /** Memory for `size` numbers, holding anything. */
  allocate(size: number): Storage
  /** Gives memory back; nobody may use `storage` after. */
  release(storage: Storage): void
  /** Puts values in, as if at this point of the calls. Throws RangeError where the count is another. */
  write(storage: Storage, values: ArrayLike<number>): void
  /** The numbers as all calls up to here leave them. On a GPU this is slow: it waits for the whole queue. */
  read(storage: Storage): Promise<Float32Array | Float64Array>
  /** Runs a kernel, or records it to be run at the next submit. */
  run(call: Call, reads: readonly Storage[], writes: readonly Storage[]): void
  /** Hands what was recorded to the device, as one command buffer. */
  submit(): void
  /** Frees everything. */
  dispose(): void
}

/** A backend that cannot go on: the device was lost, a shader was refused, memory ran out. */
export class BackendError extends Error {
  override readonly name: string = 'BackendError'
}
