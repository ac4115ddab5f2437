/** Pause, resume and stop, which a training hears of between two steps. */

/** Lets the host deliver messages. A worker's is no timer, since browsers slow those down in a tab that nobody looks at. */
export type Breathe = () => Promise<void>

/** Milliseconds of work after which messages are let in. */
const BREATH = 30

export class TrainingControl {
  readonly #breathe: Breathe
  #lastBreath = performance.now()
  #resumed: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null
  #isStopped = false
  #paused = 0

  constructor(breathe: Breathe) {
    this.#breathe = breathe
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  /** Milliseconds that pauses took. */
  get paused(): number {
    return this.#paused
  }

  pause(): void {
    this.#resumed ??= promiseWithResolve()
  }

  resume(): void {
    this.#resumed?.resolve()
    this.#resumed = null
  }

  stop(): void {
    this.#isStopped = true
    this.resume()
  }

  /** Comes back at once, after a breath, or when a pause ends. */
  async turn(): Promise<void> {
    if (performance.now() - this.#lastBreath > BREATH) {
      await this.#breathe()
      this.#lastBreath = performance.now()
    }
    while (this.#resumed) {
      const since = performance.now()
      await this.#resumed.promise
      this.#paused += performance.now() - since
    }
  }
}

function promiseWithResolve(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
