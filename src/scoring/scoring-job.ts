/** One job on its way down the ladder: read the ledger, open a device, score what is left, go on below where it fails. */
import { batchLimits } from './batches.ts'
import { Breath } from './breath.ts'
import { Calibration } from './calibration.ts'
import { DeviceRun, type BatchOutcome } from './device-run.ts'
import { RungFailure, ScoringError } from './failure.ts'
import { GroupCommit } from './group-commit.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary } from './job.ts'
import { keptScores, passageKey, queryKey } from './kept-scores.ts'
import { Ladder } from './ladder.ts'
import type { LoadedModel } from './loaded-model.ts'
import type { OpenSessions } from './open-sessions.ts'
import { PendingPairs, rowsOf, textsOf } from './pending-pairs.ts'
import { planLadder } from './plan.ts'
import type { AdapterFacts, Runtime } from './ports.ts'
import { ProgressMeter } from './progress.ts'
import { QueryBatches } from './query-batches.ts'
import { QueryOrder } from './query-order.ts'
import { recipeOf } from './recipe.ts'
import type { ScoreStore } from './score-store.ts'
import { Tally } from './tally.ts'
import type { TuningStore } from './tuner.ts'
import type { Collection } from '../collection/collection.ts'
import type { Rung } from '../models/choose.ts'
import type { Scorer } from '../systems/system.ts'

export interface ScoringJobParts {
  readonly request: JobRequest
  readonly events: JobEvents
  readonly signal?: AbortSignal
  readonly model: LoadedModel
  readonly collection: Collection
  readonly runtime: Runtime
  readonly sessions: OpenSessions
  readonly ledger: ScoreStore
  readonly tunings: TuningStore
}

/** Everything that belongs to one system: gone when another dtype starts over. */
interface Course {
  readonly recipe: Scorer
  readonly pending: PendingPairs
  readonly tally: Tally
  readonly meter: ProgressMeter
}

export class ScoringJob {
  readonly #parts: ScoringJobParts
  #preferred: number | null = null
  #order: QueryOrder | null = null

  constructor(parts: ScoringJobParts) {
    this.#parts = parts
  }

  /** This query's pairs go first, from the next batch on. */
  prefer(query: number | null): void {
    this.#preferred = query
    this.#order?.prefer(query)
  }

  /** Throws ScoringError where no device holds, ModelError where a file is missing. An abort ends in a summary. */
  async run(): Promise<JobSummary> {
    const { model, request, runtime, sessions } = this.#parts
    const offer = await runtime.adapter()
    const adapter = 'reason' in offer ? null : offer
    const plan = planLadder(model.info, offer, request)
    const ladder = new Ladder(plan, model.info.graphs)
    let course: Course | null = null
    for (let rung = ladder.rung; rung !== undefined; rung = ladder.rung) {
      if (course?.recipe.dtype !== rung.dtype) course = await this.#begin(recipeOf(model.info, request, rung.dtype), rung, ladder, adapter)
      const start = this.#startOn(rung, course, ladder, adapter)
      try {
        const outcome = await this.#finish(course, rung, start, ladder)
        course.meter.flush()
        return course.tally.summary(outcome, start, course.meter.totals, course.pending.queries)
      } catch (error) {
        if (!(error instanceof RungFailure)) throw error
        await sessions.drop(model, rung)
        ladder.fail(error)
      }
    }
    throw new ScoringError(`${model.info.id} could not be run. ${ladder.fallbacks.map(({ from, reason }) => `${from.device} ${from.dtype}: ${reason}.`).join(' ')}`)
  }

  /** A system starts: what the ledger holds of it is told first. */
  async #begin(recipe: Scorer, rung: Rung, ladder: Ladder, adapter: AdapterFacts | null): Promise<Course> {
    const { collection, request, events } = this.#parts
    const pending = new PendingPairs(collection, request.queries)
    const meter = new ProgressMeter(pending.size, (progress) => events.onProgress?.(progress))
    const course = { recipe, pending, meter, tally: new Tally(pending.size) }
    await this.#readLedger(course, ladder, () => events.onStart?.(this.#startOn(rung, course, ladder, adapter)))
    return course
  }

  async #readLedger({ recipe, pending, tally, meter }: Course, ladder: Ladder, onFirst: () => void): Promise<void> {
    const { collection, ledger, events, signal } = this.#parts
    for (const query of inView(pending.queries, this.#preferred)) {
      if (signal?.aborted) return
      const { pairs, scores } = await keptScores(ledger, recipe, collection, query, pending.of(query))
      if (pairs.length === 0) continue
      if (tally.fromLedger === 0) onFirst()
      ladder.freeze()
      pending.remove(query, pairs)
      tally.kept(query, pairs.length)
      meter.passed(pairs.length)
      events.onScores?.({ query, pairs: rowsOf(pairs), scores, fromLedger: true })
    }
  }

  /** Opens the rung's device and scores what is left. */
  async #finish(course: Course, rung: Rung, start: JobStart, ladder: Ladder): Promise<JobSummary['outcome']> {
    const { collection, events, model, sessions, signal, tunings } = this.#parts
    if (signal?.aborted) return 'cancelled'
    if (course.pending.size === 0) return 'done'
    const opening = performance.now()
    let session
    try {
      session = await sessions.use(model, rung, course.recipe, { ...(signal && { signal }), ...(events.onLoad && { onLoad: events.onLoad }) })
    } catch (error) {
      if (signal?.aborted) return 'cancelled'
      throw error
    }
    course.tally.loaded(performance.now() - opening)
    course.meter.changeDevice()
    events.onStart?.(start)
    const texts = textsOf(collection)
    const scorer = await model.scorerOn(session, course.recipe, texts)
    const order = new QueryOrder(course.pending.queries)
    order.prefer(this.#preferred)
    this.#order = order
    const { device, dtype } = rung
    const source = new QueryBatches(course.pending, order, (pairs, tokens) => scorer.cut(pairs, batchLimits(device, dtype, tokens)))
    const { id, revision } = model.info
    const calibration = await Calibration.open(tunings, { model: id, revision, device, dtype, lanes: session.lanes, on: nameOf(start) })
    const run = new DeviceRun({ session, scorer, dtype, texts, source, tuner: calibration.tuner, ...(signal && { signal }) })
    const settling = new GroupCommit<BatchOutcome>((outcomes) => this.#settle(course, outcomes, ladder))
    const breath = new Breath()
    try {
      for await (const outcome of run.outcomes()) {
        settling.put(outcome)
        await breath.take()
      }
    } finally {
      await settling.done()
      await calibration.keep()
    }
    return course.pending.size === 0 ? 'done' : 'cancelled'
  }

  /** Written before it is told: batches of one query together. */
  async #settle(course: Course, outcomes: readonly BatchOutcome[], ladder: Ladder): Promise<void> {
    const byQuery = new Map<number, BatchOutcome[]>()
    for (const outcome of outcomes) byQuery.set(outcome.query, [...(byQuery.get(outcome.query) ?? []), outcome])
    for (const [query, batches] of byQuery) await this.#settleQuery(course, query, batches, ladder)
  }

  async #settleQuery(course: Course, query: number, batches: readonly BatchOutcome[], ladder: Ladder): Promise<void> {
    const { collection, events, ledger } = this.#parts
    const pairs = batches.flatMap((batch) => batch.pairs)
    if (pairs.length > 0) {
      const scores = joined(batches.map((batch) => batch.scores))
      await ledger.append(course.recipe, queryKey(collection, query), pairs.map((pair) => passageKey(collection, pair)), scores)
      ladder.freeze()
      course.pending.remove(query, pairs)
      events.onScores?.({ query, pairs: rowsOf(pairs), scores, fromLedger: false })
    }
    for (const { pairs: scored, tokens, milliseconds, skipped } of batches) {
      if (scored.length > 0) {
        course.tally.scored(query, scored.length, milliseconds)
        course.meter.ran(scored.length, tokens, milliseconds)
      }
      for (const { pair, reason } of skipped) events.onSkipped?.({ query, pair: pair.row, reason })
      course.pending.remove(query, skipped.map(({ pair }) => pair))
      course.tally.skipped += skipped.length
      course.meter.passed(skipped.length)
    }
  }

  #startOn({ device }: Rung, { recipe }: Pick<Course, 'recipe'>, ladder: Ladder, adapter: AdapterFacts | null): JobStart {
    return { scorer: recipe, device, threads: this.#parts.runtime.threads, adapter, fallbacks: ladder.fallbacks }
  }
}

const inView = (queries: readonly number[], preferred: number | null) =>
  preferred !== null && queries.includes(preferred) ? [preferred, ...queries.filter((query) => query !== preferred)] : queries

/** What computes, as far as its speed goes. */
const nameOf = ({ device, adapter, threads }: JobStart) => (device === 'webgpu' && adapter ? [adapter.vendor, adapter.architecture, adapter.description].join(' ') : `${threads} threads`)

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
