/** How fast a device is once it is under way. */
export class Pace {
  readonly #lanes: number
  readonly #rates: number[] = []
  #round = { batches: 0, tokens: 0, milliseconds: 0 }

  /** @param lanes runs in flight at the most: so many batches make a round, since they may come back all at once */
  constructor(lanes: number) {
    this.#lanes = lanes
  }

  /** A batch's real tokens, and the milliseconds since the one before it came back. */
  ran(tokens: number, milliseconds: number): void {
    const round = this.#round
    round.batches++
    round.tokens += tokens
    round.milliseconds += milliseconds
    if (round.batches < this.#lanes) return
    this.#rates.push(round.tokens / round.milliseconds)
    if (this.#rates.length > LATEST) this.#rates.shift()
    this.#round = { batches: 0, tokens: 0, milliseconds: 0 }
  }

  /** Rounds that the pace is drawn from. */
  get rounds(): number {
    return this.#rates.length
  }

  /** The median of the latest rounds: one that compiled, or was interrupted, does not count. 0 before the first. */
  get tokensPerSecond(): number {
    const sorted = [...this.#rates].sort((a, b) => a - b)
    return (sorted[sorted.length >> 1] ?? 0) * 1000
  }
}

const LATEST = 15
