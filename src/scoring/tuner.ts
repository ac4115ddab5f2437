/**
 * Finds how many tokens a batch should hold, and how many should run at once, for one model on one device, while real
 * pairs are scored: nothing is run for the sake of measuring, and nothing twice.
 */

/** How batches are cut and run. */
export interface Tuning {
  /** Most tokens of a batch, padding included. */
  readonly tokens: number
  /** Runs in flight at once. */
  readonly lanes: number
}

export interface TunerBounds {
  readonly fewestTokens: number
  readonly mostTokens: number
  /** 1 where a batch may hold one row only, and there is nothing to find for its tokens. */
  readonly lanes: number
}

/** Batches of each of two tunings that are compared. */
const SAMPLES = 4
/** Batches of each lane that say nothing: code is still being compiled. */
const WARM_UP = 2
/** A challenger has to be better by this factor, since machines are noisy and what is known is known. */
const BETTER = 1.05
/** Milliseconds: a longer batch keeps a person who cancels waiting, however fast it is. */
const LONGEST_BATCH = 1500

/** One tuning against another; they take turns, so that a change of the machine's pace falls on both. */
interface Duel {
  readonly tunings: readonly [champion: Tuning, challenger: Tuning]
  /** Tokens per millisecond of each one's batches, one lane's. */
  readonly rates: readonly [number[], number[]]
  started: number
  /** The challenger's first batches, one a lane, that say nothing: theirs are new shapes, which a GPU compiles. */
  toWarmUp: number
}

export class Tuner {
  readonly #bounds: TunerBounds
  readonly #tried = new Set<string>()
  #best: Tuning
  #duel: Duel | null = null
  #settled: boolean
  #toWarmUp: number

  /** @param known what an earlier job found: then there is nothing left to find */
  constructor(first: Tuning, bounds: TunerBounds, known?: Tuning) {
    this.#bounds = bounds
    this.#best = known ?? first
    this.#settled = known !== undefined
    this.#toWarmUp = WARM_UP * this.#best.lanes
    this.#tried.add(nameOf(this.#best))
  }

  /** What was found; null while it is looked for. */
  get found(): Tuning | null {
    return this.#settled ? this.#best : null
  }

  /** The tuning of the next batch. Two that are compared take turns, each for as many batches as it has lanes. */
  next(): Tuning {
    if (this.#toWarmUp > 0) return this.#best
    const duel = (this.#duel ??= this.#settled ? null : this.#challenge())
    if (duel === null) return this.#best
    const [champion, challenger] = duel.tunings
    const place = duel.started++ % (champion.lanes + challenger.lanes)
    return place < champion.lanes ? champion : challenger
  }

  /** How a batch went: real tokens and milliseconds from its start to its end. */
  ran(tuning: Tuning, tokens: number, milliseconds: number): void {
    this.#toWarmUp--
    const duel = this.#duel
    const side = duel?.tunings.findIndex((each) => nameOf(each) === nameOf(tuning)) ?? -1
    // Of a duel that is over, or from before it; a batch that was all cached costs nothing.
    if (duel === null || side < 0 || tokens === 0) return
    if (side === 1 && duel.toWarmUp-- > 0) return
    if (side === 1 && milliseconds > LONGEST_BATCH) return this.#decide(duel.tunings[0])
    duel.rates[side === 0 ? 0 : 1].push(tokens / milliseconds)
    if (duel.rates.some((rates) => rates.length < SAMPLES)) return
    const [held, offered] = duel.rates.map((rates, at) => median(rates) * (at === 0 ? duel.tunings[0] : duel.tunings[1]).lanes) as [number, number]
    this.#decide(offered > held * BETTER ? duel.tunings[1] : duel.tunings[0])
  }

  /** A batch did not run as a whole, most often for want of memory: a challenger that needs that much is given up. */
  failed(tuning: Tuning): void {
    const [champion, challenger] = this.#duel?.tunings ?? []
    if (champion && challenger && nameOf(challenger) === nameOf(tuning)) this.#decide(champion)
  }

  #decide(winner: Tuning): void {
    this.#best = winner
    this.#duel = null
  }

  /** The next neighbour of the best that was not tried; with none left the search is over. */
  #challenge(): Duel | null {
    const challenger = this.#neighbours().find((tuning) => !this.#tried.has(nameOf(tuning)))
    if (challenger === undefined) {
      this.#settled = true
      return null
    }
    this.#tried.add(nameOf(challenger))
    return { tunings: [this.#best, challenger], rates: [[], []], started: 0, toWarmUp: challenger.lanes }
  }

  #neighbours(): Tuning[] {
    const { tokens, lanes } = this.#best
    const { fewestTokens, mostTokens } = this.#bounds
    return [
      { tokens: tokens * 2, lanes },
      { tokens: tokens / 2, lanes },
      { tokens, lanes: Math.ceil(lanes / 2) },
      { tokens, lanes: lanes * 2 },
    ].filter((tuning) => tuning.tokens >= fewestTokens && tuning.tokens <= mostTokens && tuning.lanes <= this.#bounds.lanes)
  }
}

const nameOf = ({ tokens, lanes }: Tuning) => `${tokens} × ${lanes}`

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Where tunings that were found are kept, so that a model is measured on a device once. */
export interface TuningStore {
  read(key: string): Promise<Tuning | undefined>
  write(key: string, tuning: Tuning): Promise<void>
}

/** Tunings that last as long as their owner. */
export class MemoryTunings implements TuningStore {
  readonly #tunings = new Map<string, Tuning>()

  async read(key: string): Promise<Tuning | undefined> {
    return this.#tunings.get(key)
  }

  async write(key: string, tuning: Tuning): Promise<void> {
    this.#tunings.set(key, tuning)
  }
}
