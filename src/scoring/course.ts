/** The scoring of one system: what is pending of it, and what becomes of its batches. Gone when another dtype starts over. */
import type { BatchOutcome } from './device-run.ts'
import type { JobEvents, JobRequest } from './job.ts'
import type { JobLedger } from './job-ledger.ts'
import { keptScores, passageKey, queryKey } from './kept-scores.ts'
import { PendingPairs, rowsOf } from './pending-pairs.ts'
import { ProgressMeter } from './progress.ts'
import { Tally } from './tally.ts'
import type { Collection } from '../collection/collection.ts'
import type { Scorer } from '../systems/system.ts'

export interface CourseParts {
  readonly recipe: Scorer
  readonly collection: Collection
  readonly queries: JobRequest['queries']
  readonly ledger: JobLedger
  /** Empty where scores go to the ledger and nobody is told. */
  readonly events: JobEvents
  /** A score of the system was told. */
  readonly onTold: () => void
}

export class Course {
  readonly recipe: Scorer
  readonly pending: PendingPairs
  readonly tally: Tally
  readonly meter: ProgressMeter
  readonly #parts: CourseParts

  constructor(parts: CourseParts) {
    this.#parts = parts
    this.recipe = parts.recipe
    this.pending = new PendingPairs(parts.collection, parts.queries)
    this.tally = new Tally(this.pending.size)
    this.meter = new ProgressMeter(this.pending.size, (progress) => parts.events.onProgress?.(progress))
  }

  /** Tells what the ledger holds, the preferred query first. `onFirst` comes before the first of it. */
  async readLedger(preferred: number | null, onFirst: () => void, signal?: AbortSignal): Promise<void> {
    const { collection, ledger, events, onTold } = this.#parts
    for (const query of inView(this.pending.queries, preferred)) {
      if (signal?.aborted) return
      const { pairs, scores } = await keptScores(ledger, this.recipe, collection, query, this.pending.of(query))
      if (pairs.length === 0) continue
      if (this.tally.fromLedger === 0) onFirst()
      onTold()
      this.pending.remove(query, pairs)
      this.tally.kept(query, pairs.length)
      this.meter.passed(pairs.length)
      events.onScores?.({ query, pairs: rowsOf(pairs), scores, fromLedger: true })
    }
  }

  /** Written before it is told: batches of one query together. */
  async settle(outcomes: readonly BatchOutcome[]): Promise<void> {
    const byQuery = new Map<number, BatchOutcome[]>()
    for (const outcome of outcomes) byQuery.set(outcome.query, [...(byQuery.get(outcome.query) ?? []), outcome])
    for (const [query, batches] of byQuery) await this.#settle(query, batches)
  }

  async #settle(query: number, batches: readonly BatchOutcome[]): Promise<void> {
    const { collection, events, ledger, onTold } = this.#parts
    const pairs = batches.flatMap((batch) => batch.pairs)
    if (pairs.length > 0) {
      const scores = joined(batches.map((batch) => batch.scores))
      const vectors = batches.flatMap((batch) => batch.features ?? [])
      await ledger.append(this.recipe, queryKey(collection, query), pairs.map((pair) => passageKey(collection, pair)), scores, vectors.length > 0 ? joined(vectors) : undefined)
      onTold()
      this.pending.remove(query, pairs)
      events.onScores?.({ query, pairs: rowsOf(pairs), scores, fromLedger: false })
    }
    const skipped = batches.flatMap((batch) => batch.skipped)
    if (skipped.length > 0) await ledger.skip?.(this.recipe, queryKey(collection, query), skipped.map(({ pair }) => passageKey(collection, pair)))
    for (const batch of batches) this.#count(query, batch)
  }

  #count(query: number, { pairs, tokens, padding, milliseconds, skipped }: BatchOutcome): void {
    if (pairs.length > 0) {
      this.tally.scored(query, pairs.length, milliseconds)
      this.tally.padding += padding
      this.meter.ran(pairs.length, tokens, milliseconds)
    }
    for (const { pair, reason } of skipped) this.#parts.events.onSkipped?.({ query, pair: pair.row, reason })
    this.pending.remove(query, skipped.map(({ pair }) => pair))
    this.tally.skipped += skipped.length
    this.meter.passed(skipped.length)
  }
}

const inView = (queries: readonly number[], preferred: number | null) =>
  preferred !== null && queries.includes(preferred) ? [preferred, ...queries.filter((query) => query !== preferred)] : queries

function joined(parts: readonly Float32Array[]): Float32Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
