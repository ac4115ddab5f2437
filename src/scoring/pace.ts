/** How fast a device is once it is under way. */
export class Pace {
  #rates: number[] = []

  /** A batch's real tokens, and the milliseconds since the one before it. */
  ran(tokens: number, milliseconds: number): void {
    this.#rates.push(tokens / milliseconds)
    if (this.#rates.length > LATEST) this.#rates.shift()
  }

  /** Batches that the pace is drawn from. */
  get batches(): number {
    return this.#rates.length
  }

  /** The median of the latest batches: one that compiled, or was interrupted, does not count. 0 before the first. */
  get tokensPerSecond(): number {
    const sorted = [...this.#rates].sort((a, b) => a - b)
    return (sorted[sorted.length >> 1] ?? 0) * 1000
  }
}

const LATEST = 15
