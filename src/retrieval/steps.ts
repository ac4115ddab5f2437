/** Between the steps of long work: progress a few times a second, and a chance for what waits, a cancel among it. */

export interface SearchProgress {
  readonly doing: 'indexing' | 'searching'
  /** Passages indexed, or queries searched for. */
  readonly done: number
  readonly total: number
}

export interface SearchOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: SearchProgress) => void
}

const MILLISECONDS = 100

export class Steps {
  readonly #options: SearchOptions
  #next = 0

  constructor(options: SearchOptions) {
    this.#options = options
  }

  isDue(): boolean {
    return performance.now() >= this.#next
  }

  /** Throws the signal's reason where it is aborted. */
  async report(progress: SearchProgress): Promise<void> {
    this.#options.onProgress?.(progress)
    await new Promise<void>((resolve) => void setTimeout(resolve, 0))
    this.#options.signal?.throwIfAborted()
    this.#next = performance.now() + MILLISECONDS
  }
}
