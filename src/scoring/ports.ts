/**
 * What scoring needs of a host and does not bring itself. Each port has a browser version in src/platform and a memory
 * version for tests.
 */
import type { Device, Dtype } from '../systems/system.ts'

/** A padded batch of token ids. All arrays are row-major [rows, length]. */
export interface TokenBatch {
  readonly rows: number
  readonly length: number
  readonly inputIds: Int32Array
  readonly attentionMask: Int32Array
  readonly tokenTypeIds: Int32Array
}

/** A tensor as a session gives it back, converted to float32. */
export interface FloatTensor {
  readonly dims: readonly number[]
  readonly data: Float32Array
}

/** The GPU went away under a session: no session of it will ever run again, a new device may. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError'
}

/** One loaded graph on one device. Calls of `run` queue up: no two are ever in flight. */
export interface Session {
  readonly device: Device
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  /** Feeds the inputs that the graph has; returns the named output. Rejects with DeviceLostError on a lost device. */
  run(batch: TokenBatch, output: string): Promise<FloatTensor>
  /** Rejects what is queued, awaits what runs, frees. */
  dispose(): Promise<void>
}

export interface AdapterFacts {
  readonly vendor: string
  readonly architecture: string
  readonly description: string
  readonly isFallbackAdapter: boolean
  readonly shaderF16: boolean
}

export interface Runtime {
  /** The GPU that WebGPU offers here, or why there is none. */
  adapter(): Promise<AdapterFacts | { readonly reason: string }>
  /** Threads that WASM sessions use. */
  readonly threads: number
  /** Throws where the graph does not load on the device. `external` are weight files beside the graph, by file name. */
  open(graph: Uint8Array, options: { device: Device; external?: ReadonlyMap<string, Uint8Array> }): Promise<Session>
}

export type { Dtype }
