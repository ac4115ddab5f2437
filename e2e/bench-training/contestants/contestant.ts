/** What the benchmark asks of each way to train the same head. Times are milliseconds. */
import type { Device } from '../page/devices.ts'

/** What steps are computed by: script and native code on the CPU, or a GPU's interfaces. */
export type Kind = 'cpu' | 'wasm' | 'native' | 'webgl' | 'webgpu'

export interface Pass {
  readonly wall: number
  /** Of the last step's batch, before that step. */
  readonly loss: number
}

export interface Contestant {
  readonly name: string
  readonly kind: Kind
  /** Loads, and puts features and head where it trains. Throws where it cannot run here. */
  open(): Promise<Device>
  /** Takes so many steps, on from the last call's. */
  train(steps: number): Promise<Pass>
  /** Bytes that its process held in memory at most; null where the system does not tell. */
  peakMemory(): Promise<number | null>
  close(): Promise<void>
}
