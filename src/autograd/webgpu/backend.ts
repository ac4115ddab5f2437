/**
 * WGSL on a device that is given from outside. Kernels are recorded into one command buffer, which goes out when a step
 * ends or somebody reads; buffers come from a pool.
 */
import { BackendError, type Backend, type Storage } from '../backend.ts'
import type { Call } from '../kernel.ts'
import { Pool, pooledSize } from '../pool.ts'
import { MAP_TO_READ, usage, type GpuBuffer, type GpuDevice, type GpuEncoder, type GpuPass, type Opaque } from './device.ts'
import { Failures } from './failures.ts'
import { ParameterBlock } from './parameters.ts'
import { Pipelines, type Compiled } from './pipelines.ts'

interface Pooled {
  readonly buffer: GpuBuffer
  readonly number: number
  /** The command buffer, counted, that used it last: while that is not submitted, the host must not write here. */
  recordedIn: number
}

class GpuStorage implements Storage {
  constructor(size: number, pooled: Pooled) {
    this.size = size
    this.pooled = pooled
  }
  readonly size: number
  readonly pooled: Pooled
}

function own(storage: Storage): GpuStorage {
  if (storage instanceof GpuStorage) return storage
  throw new Error('This tensor lives on another backend.')
}

/** Bind groups to keep: a step's worth many times over, since steps repeat. */
const KEPT_GROUPS = 4096

export class WebGpuBackend implements Backend {
  readonly kind = 'webgpu'
  readonly device: string
  readonly #gpu: GpuDevice
  readonly #failures: Failures
  readonly #pipelines: Pipelines
  readonly #parameters: ParameterBlock
  readonly #pool: Pool<Pooled>
  readonly #readBack: Pool<GpuBuffer>
  readonly #groups = new Map<string, Opaque>()
  #recording = 0
  #encoder: GpuEncoder | undefined
  #pass: GpuPass | undefined

  /**
   * @param gpu stays its owner's: it may be shared, as with onnxruntime-web, and dispose leaves it alone
   * @param adapter its name for the screen
   */
  constructor(gpu: GpuDevice, adapter: string) {
    this.#gpu = gpu
    this.device = adapter
    this.#failures = new Failures(gpu)
    this.#pipelines = new Pipelines(gpu, this.#failures)
    this.#parameters = new ParameterBlock(gpu)
    let number = 0
    this.#pool = new Pool((size) => ({ buffer: this.#create(size, usage.storage | usage.copySource | usage.copyTarget), number: number++, recordedIn: -1 }))
    this.#readBack = new Pool((size) => this.#create(size, usage.mapRead | usage.copyTarget))
  }

  get buffers(): number {
    return this.#pool.made + this.#readBack.made
  }

  get buffersInUse(): number {
    return this.#pool.inUse + this.#readBack.inUse
  }

  allocate(size: number): Storage {
    return new GpuStorage(size, this.#pool.take(pooledSize(size)))
  }

  release(storage: Storage): void {
    this.#pool.giveBack(pooledSize(storage.size), own(storage).pooled)
  }

  write(storage: Storage, values: ArrayLike<number>): void {
    if (values.length !== storage.size) throw new RangeError(`${storage.size} numbers are needed here, not ${values.length}.`)
    const { pooled } = own(storage)
    // A write goes to the queue at once, so what was recorded on this memory has to be there before it.
    if (pooled.recordedIn === this.#recording) this.submit()
    const plain = values instanceof Float32Array && values.buffer instanceof ArrayBuffer ? (values as Float32Array<ArrayBuffer>) : new Float32Array(values)
    this.#gpu.queue.writeBuffer(pooled.buffer, 0, plain)
  }

  async read(storage: Storage): Promise<Float32Array> {
    this.#failures.check()
    const bytes = storage.size * 4
    const size = pooledSize(storage.size)
    const target = this.#readBack.take(size)
    try {
      this.#endPass()
      this.#commands().copyBufferToBuffer(own(storage).pooled.buffer, 0, target, 0, bytes)
      this.submit()
      await this.#failures.orLost(target.mapAsync(MAP_TO_READ))
      const values = new Float32Array(target.getMappedRange(0, bytes).slice(0))
      target.unmap()
      await this.#failures.settled()
      return values
    } catch (cause) {
      this.#failures.check()
      throw new BackendError('The GPU did not give its numbers back.', { cause })
    } finally {
      this.#readBack.giveBack(size, target)
    }
  }

  run(call: Call, reads: readonly Storage[], writes: readonly Storage[]): void {
    this.#failures.check()
    if (this.#parameters.isFull) this.submit()
    const compiled = this.#pipelines.get(call.shader)
    const group = this.#bind(call, compiled, [...reads, ...writes].map(own))
    this.#pass ??= this.#commands().beginComputePass()
    this.#pass.setPipeline(compiled.pipeline)
    this.#pass.setBindGroup(0, group)
    this.#pass.dispatchWorkgroups(...call.workgroups)
  }

  submit(): void {
    const encoder = this.#encoder
    if (!encoder) return
    this.#endPass()
    this.#encoder = undefined
    this.#recording += 1
    this.#parameters.send(this.#gpu)
    this.#failures.watch(() => this.#gpu.queue.submit([encoder.finish()]), (message) => new BackendError(`The GPU refused a step: ${message}`))
  }

  dispose(): void {
    for (const { buffer } of this.#pool.drain()) buffer.destroy()
    for (const buffer of this.#readBack.drain()) buffer.destroy()
    this.#parameters.buffer.destroy()
    this.#groups.clear()
  }

  #commands(): GpuEncoder {
    return (this.#encoder ??= this.#gpu.createCommandEncoder())
  }

  #endPass(): void {
    this.#pass?.end()
    this.#pass = undefined
  }

  #bind(call: Call, { number, layout }: Compiled, storages: readonly GpuStorage[]): Opaque {
    const block = call.shader.hasParameters ? this.#parameters.add(call) : undefined
    for (const { pooled } of storages) pooled.recordedIn = this.#recording
    const key = `${number}@${block?.offset}:${storages.map(({ pooled, size }) => `${pooled.number}/${size}`).join()}`
    const known = this.#groups.get(key)
    if (known) return known
    const resources = storages.map(({ pooled, size }) => ({ buffer: pooled.buffer, offset: 0, size: size * 4 }))
    if (block) resources.push({ buffer: this.#parameters.buffer, ...block })
    const description = { layout, entries: resources.map((resource, binding) => ({ binding, resource })) }
    const group = this.#failures.watch(
      () => this.#gpu.createBindGroup(description),
      (message) => new BackendError(`The kernel “${call.shader.name}” cannot be given its tensors: ${message}`),
    )
    if (this.#groups.size >= KEPT_GROUPS) this.#groups.clear()
    this.#groups.set(key, group)
    return group
  }

  #create(numbers: number, flags: number): GpuBuffer {
    const size = numbers * 4
    const { maxBufferSize, maxStorageBufferBindingSize } = this.#gpu.limits
    const most = Math.min(maxBufferSize, maxStorageBufferBindingSize)
    const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`
    if (size > most) throw new BackendError(`A tensor of ${megabytes(size)} is more than this device takes at once, ${megabytes(most)}: use smaller batches.`)
    return this.#failures.watch(
      () => this.#gpu.createBuffer({ size, usage: flags }),
      (message) => new BackendError(`The GPU has no room for another ${megabytes(size)}: ${message}`),
    )
  }
}
