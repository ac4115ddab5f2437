/** The port by which two tabs do not do the same work at once. */
export interface Turns {
  /**
   * Runs `work` when nobody else holds `name`, and gives what it gives. Calls `onWait` where that is not at once.
   * Rejects with the signal's reason where it aborts before `work` has begun.
   */
  take<T>(name: string, work: () => Promise<T>, options?: TurnOptions): Promise<T>
}

export interface TurnOptions {
  readonly signal?: AbortSignal
  onWait?(): void
}

/** Turns among those who share this object. */
export class MemoryTurns implements Turns {
  /** Who waits for a name that is held, first come first. */
  readonly #waiting = new Map<string, (() => void)[]>()

  async take<T>(name: string, work: () => Promise<T>, { signal, onWait }: TurnOptions = {}): Promise<T> {
    signal?.throwIfAborted()
    const before = this.#waiting.get(name)
    if (before) {
      onWait?.()
      await turnIn(before, signal)
    } else {
      this.#waiting.set(name, [])
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.get(name)?.shift()
      if (next) next()
      else this.#waiting.delete(name)
    }
  }
}

function turnIn(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(mine), 1)
      reject(signal?.reason as Error)
    }
    const mine = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    waiting.push(mine)
    signal?.addEventListener('abort', leave, { once: true })
  })
}
