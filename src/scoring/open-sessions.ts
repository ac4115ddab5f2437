/** Sessions kept from one job to the next, so that a changed depth does not load a model again. */
import { openSession } from './open-session.ts'
import type { Runtime, Session } from './ports.ts'
import type { LoadOptions, RunnableModel } from './runnable-model.ts'
import type { Rung } from '../models/choose.ts'
import type { Scorer } from '../systems/system.ts'

/** Graphs held at once, in bytes; the one used longest ago is closed first. */
const BYTES_KEPT = 1.5e9

interface Held {
  readonly model: string
  readonly bytes: number
  readonly session: Session
}

export class OpenSessions {
  #runtime: Runtime
  /** Used longest ago first. */
  #held = new Map<string, Held>()

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** The session of a model on a rung, opened and checked where it is not held. Throws as `openSession`. */
  async use(model: RunnableModel, rung: Rung, recipe: Scorer, options: LoadOptions): Promise<Session> {
    const key = keyOf(model, rung)
    const held = this.#held.get(key) ?? (await this.#open(model, rung, recipe, options))
    this.#held.delete(key)
    this.#held.set(key, held)
    return held.session
  }

  /** Closes one that failed. */
  async drop(model: RunnableModel, rung: Rung): Promise<void> {
    await this.#close(keyOf(model, rung))
  }

  /** Closes all of one model. */
  async close(model: string): Promise<void> {
    for (const [key, held] of [...this.#held]) if (held.model === model) await this.#close(key)
  }

  async closeAll(): Promise<void> {
    for (const key of [...this.#held.keys()]) await this.#close(key)
  }

  async #open(model: RunnableModel, rung: Rung, recipe: Scorer, options: LoadOptions): Promise<Held> {
    const { bytes } = rung.graph
    for (const key of [...this.#held.keys()]) {
      if (this.#bytes() + bytes <= BYTES_KEPT) break
      await this.#close(key)
    }
    return { model: model.info.id, bytes, session: await openSession(model, rung, recipe, this.#runtime, options) }
  }

  async #close(key: string): Promise<void> {
    const held = this.#held.get(key)
    this.#held.delete(key)
    await held?.session.dispose()
  }

  #bytes(): number {
    return [...this.#held.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  }
}

const keyOf = ({ info, reading }: RunnableModel, { device, dtype }: Rung) => `${reading} ${device} ${dtype} ${info.id}`
