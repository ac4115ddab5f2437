/** What a system's scoring came to, for the summary. */
import type { JobStart, JobSummary } from './job.ts'
import type { ProgressMeter } from './progress.ts'

export class Tally {
  readonly #pairs: number
  #load = 0
  #scored = 0
  #fromLedger = 0
  #fromLedgerOf = new Set<number>()
  #time = new Map<number, number>()
  skipped = 0
  /** Tokens. */
  padding = 0

  /** @param pairs that the job was asked for */
  constructor(pairs: number) {
    this.#pairs = pairs
  }

  get fromLedger(): number {
    return this.#fromLedger
  }

  /** Milliseconds to open a device: files, session, known answers. */
  loaded(milliseconds: number): void {
    this.#load += milliseconds
  }

  /** Scores of a query that were in the ledger. */
  kept(query: number, pairs: number): void {
    this.#fromLedger += pairs
    this.#fromLedgerOf.add(query)
  }

  scored(query: number, pairs: number, milliseconds: number): void {
    this.#scored += pairs
    this.#time.set(query, (this.#time.get(query) ?? 0) + milliseconds)
  }

  /** A query that was scored in part, before or now, says nothing about how long one takes, and is left out of `perQuery`. */
  summary(outcome: JobSummary['outcome'], start: JobStart, totals: ProgressMeter['totals'], unfinished: readonly number[]): JobSummary {
    const partly = new Set([...this.#fromLedgerOf, ...unfinished])
    const whole = [...this.#time].filter(([query]) => !partly.has(query))
    return {
      outcome,
      start,
      pairs: this.#pairs,
      scored: this.#scored,
      fromLedger: this.#fromLedger,
      skipped: this.skipped,
      load: this.#load,
      ...totals,
      padding: this.padding,
      perQuery: whole.map(([, milliseconds]) => milliseconds),
    }
  }
}
