/** Plain TypeScript: the fallback where there is no GPU, and in float64 the oracle that kernels are held to. */
import type { Backend, Storage } from '../backend.ts'
import type { Call, Numbers } from '../kernel.ts'
import { Pool, pooledSize } from '../pool.ts'

class PlainStorage implements Storage {
  readonly size: number
  /** Pooled memory, as long as pooledSize(size). */
  readonly memory: Numbers
  readonly numbers: Numbers

  constructor(size: number, memory: Numbers) {
    this.size = size
    this.memory = memory
    this.numbers = memory.subarray(0, size)
  }
}

function own(storage: Storage): PlainStorage {
  if (storage instanceof PlainStorage) return storage
  throw new Error('This tensor lives on another backend.')
}

export class PlainBackend implements Backend {
  readonly kind = 'typescript'
  readonly device: string
  readonly #pool: Pool<Numbers>

  constructor({ precision = 'float32' }: { precision?: 'float32' | 'float64' } = {}) {
    this.device = `TypeScript, ${precision}`
    this.#pool = new Pool<Numbers>((size) => (precision === 'float32' ? new Float32Array(size) : new Float64Array(size)))
  }

  get buffers(): number {
    return this.#pool.made
  }

  get buffersInUse(): number {
    return this.#pool.inUse
  }

  allocate(size: number): Storage {
    return new PlainStorage(size, this.#pool.take(pooledSize(size)))
  }

  release(storage: Storage): void {
    this.#pool.giveBack(pooledSize(storage.size), own(storage).memory)
  }

  write(storage: Storage, values: ArrayLike<number>): void {
    if (values.length !== storage.size) throw new RangeError(`${storage.size} numbers are needed here, not ${values.length}.`)
    own(storage).numbers.set(values)
  }

  async read(storage: Storage): Promise<Float32Array | Float64Array> {
    return own(storage).numbers.slice()
  }

  run(call: Call, reads: readonly Storage[], writes: readonly Storage[]): void {
    call.compute(...[...reads, ...writes].map((storage) => own(storage).numbers))
  }

  submit(): void {
    // Calls run when they are made.
  }

  dispose(): void {
    this.#pool.drain()
  }
}
