/**
 * A graph loaded by onnxruntime-web behind the core's `Session` port. The library is handed in, because a browser and
 * Node load different builds of it.
 */
import type * as Ort from 'onnxruntime-web'
import { SessionQueue } from '../../scoring/session-queue.ts'
import { floatTensor } from './float-tensor.ts'
import { feedsFor } from './feeds.ts'
import type { FloatTensor, Session, TokenBatch } from '../../scoring/ports.ts'
import type { Device } from '../../systems/system.ts'

export interface OrtSessionParts {
  readonly ort: Pick<typeof Ort, 'Tensor'>
  readonly inference: Ort.InferenceSession
  readonly device: Device
  /** Rejects, and never resolves, when the session's GPU is lost: a run that it has in flight may then never settle. */
  readonly lost?: Promise<never>
}

export class OrtSession implements Session {
  readonly device: Device
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
    return this.#queue.run(() => this.#orLost(this.#runNow(batch, output)))
  }

  async dispose(): Promise<void> {
    await this.#queue.close(new Error('The session was closed'))
    await this.#parts.inference.release()
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

  #orLost<T>(running: Promise<T>): Promise<T> {
    return this.#parts.lost === undefined ? running : Promise.race([running, this.#parts.lost])
  }
}
