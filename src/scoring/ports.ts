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

/** What ran a session is gone, most often for want of memory: a new session may still run. */
export class SessionLostError extends Error {
  override readonly name = 'SessionLostError'
}

/** One loaded graph on one device, once or several times over. */
export interface Session {
  readonly device: Device
  /** How many runs are worth having in flight; more of them wait their turn. */
  readonly lanes: number
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  /** Feeds the inputs that the graph has; returns the named output. Rejects with DeviceLostError on a lost device, SessionLostError where the session is gone. */
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
  /** Threads that WASM sessions use, all their lanes together. */
  readonly threads: number
  /**
   * Throws where the graph does not load on the device. `external` are weight files beside the graph, by file name;
   * `lanes` is the most that are wanted, by default what is fastest.
   */
  open(graph: Uint8Array, options: { device: Device; external?: ReadonlyMap<string, Uint8Array>; lanes?: number }): Promise<Session>
}

export type { Dtype }
