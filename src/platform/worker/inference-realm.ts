/** Sessions of one worker, by number. */
import { transfer } from 'comlink'
import type { FloatTensor, Session, TokenBatch } from '../../scoring/ports.ts'
import type { External, InferenceFace, OpenedGraph } from '../shared/inference-face.ts'

/** Makes sessions of one device with onnxruntime-web. */
export interface Sessions {
  /** Loads the runtime's code; harmless when it is loaded. */
  warm(threads: number): Promise<void>
  open(graph: Uint8Array, external: External): Promise<Session>
}

export class InferenceRealm implements InferenceFace {
  readonly #sessions: Sessions
  readonly #held = new Map<number, Session>()
  #opened = 0

  constructor(sessions: Sessions) {
    this.#sessions = sessions
  }

  warm(threads: number): Promise<void> {
    return this.#sessions.warm(threads)
  }

  async open(graph: Uint8Array, external: External): Promise<OpenedGraph> {
    const session = await this.#sessions.open(graph, external)
    this.#held.set(++this.#opened, session)
    return { session: this.#opened, inputNames: session.inputNames, outputNames: session.outputNames }
  }

  async run(session: number, batch: TokenBatch, output: string): Promise<FloatTensor> {
    const held = this.#held.get(session)
    if (held === undefined) throw new Error(`This worker has no session ${session}`)
    const tensor = await held.run(batch, output)
    return transfer(tensor, [tensor.data.buffer])
  }

  async close(session: number): Promise<void> {
    const held = this.#held.get(session)
    this.#held.delete(session)
    await held?.dispose()
  }
}
