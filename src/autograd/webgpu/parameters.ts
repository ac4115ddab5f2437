/** The sizes and scalars of a step's kernels: gathered here, and sent as one write when the step is submitted. */
import type { Call } from '../kernel.ts'
import { usage, type GpuBuffer, type GpuDevice } from './device.ts'

/** Bytes between two kernels' parameters: what WebGPU asks of uniform offsets. */
const STRIDE = 256
const SLOTS = 1024

export class ParameterBlock {
  readonly buffer: GpuBuffer
  readonly #staged = new DataView(new ArrayBuffer(STRIDE * SLOTS))
  #used = 0

  constructor(device: GpuDevice) {
    this.buffer = device.createBuffer({ size: STRIDE * SLOTS, usage: usage.uniform | usage.copyTarget })
  }

  get isFull(): boolean {
    return this.#used === SLOTS
  }

  /** Keeps a call's parameters; returns where they will lie. */
  add({ sizes, scalars = [] }: Call): { offset: number; size: number } {
    const offset = this.#used * STRIDE
    this.#used += 1
    sizes.forEach((value, index) => this.#staged.setUint32(offset + index * 4, value, true))
    scalars.forEach((value, index) => this.#staged.setFloat32(offset + (sizes.length + index) * 4, value, true))
    return { offset, size: (sizes.length + scalars.length) * 4 }
  }

  /** Sends what was kept, ahead of the next submit, and starts anew. */
  send(device: GpuDevice): void {
    if (this.#used > 0) device.queue.writeBuffer(this.buffer, 0, new Uint8Array(this.#staged.buffer, 0, this.#used * STRIDE))
    this.#used = 0
  }
}
