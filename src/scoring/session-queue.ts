/**
 * First in, first out. onnxruntime-web settles neither promise of two concurrent `run()` calls of one WebGPU session,
 * so every session runs its calls through one of these.
 */
export class SessionQueue {
  #tail: Promise<unknown> = Promise.resolve()
  #closed: Error | null = null

  /** Runs `task` when everything before it has settled. Rejects without running it once the queue is closed. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#tail.then(() => {
      if (this.#closed !== null) throw this.#closed
      return task()
    })
    // A failed task must not stop those behind it; whoever asked for it gets its rejection from `mine`.
    this.#tail = mine.then(noop, noop)
    return mine
  }

  /** Rejects with `reason` what has not started, and everything asked for later; settles when what runs has settled. */
  async close(reason: Error): Promise<void> {
    this.#closed ??= reason
    await this.#tail
  }
}

const noop = () => undefined
