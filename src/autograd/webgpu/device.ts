/**
 * The part of WebGPU that is used here, declared as a port, since the core names no browser: a `GPUDevice` of a page, a
 * worker or Dawn fits as it is.
 */

/** Something of the device's that is only handed back to it. */
export type Opaque = object

export interface GpuBuffer {
  mapAsync(mode: number): Promise<unknown>
  getMappedRange(offset: number, size: number): ArrayBuffer
  unmap(): void
  destroy(): void
}

export interface GpuPipeline {
  getBindGroupLayout(index: number): Opaque
}

export interface GpuPass {
  setPipeline(pipeline: GpuPipeline): void
  setBindGroup(index: number, group: Opaque | null): void
  dispatchWorkgroups(x: number, y: number, z: number): void
  end(): void
}

export interface GpuEncoder {
  beginComputePass(): GpuPass
  copyBufferToBuffer(from: GpuBuffer, fromOffset: number, to: GpuBuffer, toOffset: number, bytes: number): void
  finish(): Opaque
}

export interface GpuShaderModule {
  getCompilationInfo(): Promise<{ readonly messages: Iterable<{ readonly type: string; readonly message: string; readonly lineNum: number }> }>
}

export interface GpuDevice {
  readonly limits: { readonly maxBufferSize: number; readonly maxStorageBufferBindingSize: number }
  readonly lost: Promise<{ readonly message: string }>
  readonly queue: {
    submit(commands: Iterable<Opaque>): void
    writeBuffer(buffer: GpuBuffer, offset: number, values: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>): void
  }
  createBuffer(description: { size: number; usage: number }): GpuBuffer
  createShaderModule(description: { code: string }): GpuShaderModule
  createComputePipeline(description: { layout: Opaque | 'auto'; compute: { module: GpuShaderModule; entryPoint?: string } }): GpuPipeline
  createBindGroup(description: { layout: Opaque; entries: Iterable<{ binding: number; resource: Opaque }> }): Opaque
  createCommandEncoder(): GpuEncoder
  pushErrorScope(filter: 'validation' | 'out-of-memory'): void
  popErrorScope(): Promise<{ readonly message: string } | null>
}

/** GPUBufferUsage and GPUMapMode, by WebGPU's numbers. */
export const usage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const
export const MAP_TO_READ = 1
