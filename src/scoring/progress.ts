/** Rates and time left of a job, told a few times a second, and what real inference took. */
import type { JobProgress, JobSummary } from './job.ts'

const MILLISECONDS_BETWEEN = 250

const idle = { batches: 0, pairs: 0, tokens: 0, time: 0 }

export class ProgressMeter {
  readonly #total: number
  readonly #tell: (progress: JobProgress) => void
  #done = 0
  #told = -Infinity
  /** What the current device did, its first batches (compiling) left out as soon as there are more. */
  #device = idle
  /** The first batches: one a lane, since they run at the same time. */
  #lanes = 1
  /** Over all devices; milliseconds. */
  #all = { tokens: 0, firstRun: 0, run: 0 }

  constructor(total: number, tell: (progress: JobProgress) => void) {
    this.#total = total
    this.#tell = tell
  }

  /** Pairs that need no inference: read from the ledger, or skipped. */
  passed(pairs: number): void {
    this.#done += pairs
    this.#maybeTell()
  }

  /** A batch that was run, in milliseconds. */
  ran(pairs: number, tokens: number, milliseconds: number): void {
    this.#done += pairs
    this.#all.tokens += tokens
    const { batches } = this.#device
    this.#all[batches < this.#lanes ? 'firstRun' : 'run'] += milliseconds
    const before = batches === this.#lanes ? idle : this.#device
    this.#device = { batches: batches + 1, pairs: before.pairs + pairs, tokens: before.tokens + tokens, time: before.time + milliseconds }
    this.#maybeTell()
  }

  /** What it came to, as the summary tells it. */
  get totals(): Pick<JobSummary, 'tokens' | 'firstRun' | 'run' | 'steady'> {
    const { batches, pairs, tokens, time } = this.#device
    return { ...this.#all, steady: batches <= this.#lanes ? { pairs: 0, tokens: 0, milliseconds: 0 } : { pairs, tokens, milliseconds: time } }
  }

  /** Another device takes over, with so many runs in flight: its pace says nothing about the one before. */
  changeDevice(lanes = 1): void {
    this.#device = idle
    this.#lanes = lanes
  }

  /** Tells where things stand, however soon after the last time. */
  flush(): void {
    const { pairs, tokens, time } = this.#device
    const left = this.#total - this.#done
    this.#told = performance.now()
    this.#tell({
      pairsDone: this.#done,
      pairsTotal: this.#total,
      pairsPerSecond: time > 0 ? (pairs * 1000) / time : 0,
      tokensPerSecond: time > 0 ? (tokens * 1000) / time : 0,
      timeLeft: left === 0 ? 0 : pairs > 0 ? (left * time) / pairs : Infinity,
    })
  }

  #maybeTell(): void {
    if (performance.now() - this.#told >= MILLISECONDS_BETWEEN) this.flush()
  }
}
