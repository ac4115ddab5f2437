/**
 * A graph loaded by onnxruntime-web behind the core's `Session` port. The library is handed in, because a browser and
 * Node load different builds of it.
 */
import type * as Ort from 'onnxruntime-web'
import { SessionQueue } from '../../scoring/session-queue.ts'
import { floatTensor } from './float-tensor.ts'
import { feedsFor } from './feeds.ts'
import { unlessLost, type Gpu } from './gpu.ts'
import type { FloatTensor, Session, TokenBatch } from '../../scoring/ports.ts'
import type { Device } from '../../systems/system.ts'

export interface OrtSessionParts {
  readonly ort: Pick<typeof Ort, 'Tensor'>
  readonly inference: Ort.InferenceSession
  readonly device: Device
  /** Shared by all sessions: one WebAssembly module serves them, and is not to be called while a call of it waits for a GPU. */
  readonly calls: SessionQueue
  /** The GPU that may be lost under the session. */
  readonly gpu?: Gpu
}

export class OrtSession implements Session {
  readonly device: Device
  readonly lanes = 1
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  #parts: OrtSessionParts
  #queue = new SessionQueue()

  constructor(parts: OrtSessionParts) {
    this.#parts = parts
    this.device = parts.device
    this.inputNames = parts.inference.inputNames
    this.outputNames = parts.inference.outputNames
  }

  run(batch: TokenBatch, output: string): Promise<FloatTensor> {
    return this.#queue.run(() => this.#call(() => this.#runNow(batch, output)))
  }

  async dispose(): Promise<void> {
    await this.#queue.close(new Error('The session was closed'))
    // Not raced against the loss of the GPU: what is lost is to be freed, too.
    await this.#parts.calls.run(() => this.#parts.inference.release())
  }

  async #runNow(batch: TokenBatch, output: string): Promise<FloatTensor> {
    const { ort, inference } = this.#parts
    const feeds = feedsFor(ort, inference.inputMetadata, batch)
    try {
      const results = await inference.run(feeds, [output])
      try {
        const result = results[output]
        if (result === undefined) throw new Error(`The graph gave no "${output}"`)
        return await floatTensor(result)
      } finally {
        for (const tensor of Object.values(results)) tensor.dispose()
      }
    } finally {
      for (const tensor of Object.values(feeds)) tensor.dispose()
    }
  }

  #call<T>(work: () => Promise<T>): Promise<T> {
    const { calls, gpu } = this.#parts
    return calls.run(() => (gpu === undefined ? work() : unlessLost(work, gpu)))
  }
}
