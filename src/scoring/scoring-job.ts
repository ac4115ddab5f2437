/** One job on its way down the ladder: read the ledger, open a device, score what is left, go on below where it fails. */
import { batchLimits } from './batches.ts'
import { Breath } from './breath.ts'
import { Calibration } from './calibration.ts'
import { Course } from './course.ts'
import { DeviceRun, type BatchOutcome, type BatchSource } from './device-run.ts'
import { RungFailure, ScoringError } from './failure.ts'
import { GroupCommit } from './group-commit.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary, Rivalry } from './job.ts'
import type { JobLedger } from './job-ledger.ts'
import { Ladder } from './ladder.ts'
import type { OpenSessions } from './open-sessions.ts'
import { Pace } from './pace.ts'
import { textsOf } from './pending-pairs.ts'
import { planLadder } from './plan.ts'
import type { AdapterFacts, Runtime, Session } from './ports.ts'
import { QueryBatches } from './query-batches.ts'
import { QueryOrder } from './query-order.ts'
import { recipeOf } from './recipe.ts'
import { isBeaten, rivalOf, rivalry, ROUNDS, verdict } from './rival.ts'
import type { RunnableModel } from './runnable-model.ts'
import type { TuningStore } from './tuner.ts'
import type { Collection } from '../collection/collection.ts'
import type { Rung } from '../models/choose.ts'

/** Batches that may wait for the ledger while others are written: with a crash they are lost, and a slow disk is not to pile them up. */
export const MOST_WAITING = 8

export interface ScoringJobParts {
  readonly request: JobRequest
  readonly events: JobEvents
  readonly signal?: AbortSignal
  readonly model: RunnableModel
  readonly collection: Collection
  readonly runtime: Runtime
  readonly sessions: OpenSessions
  readonly ledger: JobLedger
  readonly tunings: TuningStore
}

interface Leg {
  readonly course: Course
  readonly rung: Rung
  readonly session: Session
  /** Defaults to all that are pending. */
  readonly batches?: number
  /** WASM's pace, to be held against this device's. */
  readonly wasm?: number
}

export class ScoringJob {
  readonly #parts: ScoringJobParts
  #adapter: AdapterFacts | null = null
  #rivalry: Rivalry | null = null
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
    this.#adapter = 'reason' in offer ? null : offer
    const ladder = new Ladder(planLadder(model.info, offer, request), model.info.graphs)
    let course: Course | null = null
    for (let rung = ladder.rung; rung !== undefined; rung = ladder.rung) {
      if (course?.recipe.dtype !== rung.dtype) course = await this.#begin(rung, ladder)
      try {
        const outcome = await this.#finish(course, rung, ladder)
        course.meter.flush()
        return course.tally.summary(outcome, this.#startOn(rung, course, ladder), course.meter.totals, course.pending.queries)
      } catch (error) {
        if (!(error instanceof RungFailure)) throw error
        await sessions.drop(model, rung)
        ladder.fail(error)
      }
    }
    throw new ScoringError(`${model.info.id} could not be run. ${ladder.fallbacks.map(({ from, reason }) => `${from.device} ${from.dtype}: ${reason}.`).join(' ')}`)
  }

  /** A system starts: what the ledger holds of it is told first. */
  async #begin(rung: Rung, ladder: Ladder): Promise<Course> {
    const { collection, events, ledger, model, request, signal } = this.#parts
    const recipe = recipeOf(model.info, request, rung.dtype)
    const course = new Course({ recipe, collection, queries: request.queries, ledger, events, onTold: () => ladder.freeze() })
    await course.readLedger(this.#preferred, () => events.onStart?.(this.#startOn(rung, course, ladder)), signal)
    return course
  }

  /** Opens the rung's device and scores what is left. A GPU is held against WASM, which scores the first batches. */
  async #finish(course: Course, rung: Rung, ladder: Ladder): Promise<JobSummary['outcome']> {
    const { events, model, signal } = this.#parts
    if (signal?.aborted) return 'cancelled'
    if (course.pending.size === 0) return 'done'
    try {
      const session = await this.#open(course, rung)
      events.onStart?.(this.#startOn(rung, course, ladder))
      // What was measured of a GPU that failed is not this one's.
      if (rung.device === 'webgpu') this.#rivalry = null
      const rival = rivalOf(rung, model.info, course.pending)
      const wasm = rival && (await this.#pilot(course, rival))
      await this.#score({ course, rung, session, ...(wasm !== null && { wasm }) }, ladder)
    } catch (error) {
      if (signal?.aborted && error === signal.reason) return 'cancelled'
      throw error
    }
    return course.pending.size === 0 ? 'done' : 'cancelled'
  }

  async #open({ recipe, tally }: Course, rung: Rung): Promise<Session> {
    const { events, model, sessions, signal } = this.#parts
    const opening = performance.now()
    const session = await sessions.use(model, rung, recipe, { ...(signal && { signal }), ...(events.onLoad && { onLoad: events.onLoad }) })
    tally.loaded(performance.now() - opening)
    return session
  }

  /** WASM's tokens a second on a few of the pairs; null where it fails, or has scored them all before. Their scores are kept: of another dtype, in the ledger only. */
  async #pilot(course: Course, rung: Rung): Promise<number | null> {
    const { model, sessions } = this.#parts
    const own = rung.dtype === course.recipe.dtype ? course : await this.#silently(rung)
    if (own.pending.size === 0) return null
    try {
      const session = await this.#open(own, rung)
      const pace = await this.#score({ course: own, rung, session, batches: ROUNDS * session.lanes })
      return pace > 0 ? pace : null
    } catch (error) {
      if (!(error instanceof RungFailure)) throw error
      await sessions.drop(model, rung)
      return null
    }
  }

  /** The course of another dtype, of which nobody is told: what the ledger holds of it is not scored again. */
  async #silently({ dtype }: Rung): Promise<Course> {
    const { collection, ledger, model, request, signal } = this.#parts
    const nobody = () => undefined
    const course = new Course({ recipe: recipeOf(model.info, request, dtype), collection, queries: request.queries, ledger, events: {}, onTold: nobody })
    await course.readLedger(this.#preferred, nobody, signal)
    return course
  }

  /**
   * Runs a leg; gives its real tokens a second. Throws RungFailure where the device does not hold, or WASM beats it by
   * more than is worth having.
   */
  async #score({ course, rung, session, batches = Infinity, wasm }: Leg, ladder?: Ladder): Promise<number> {
    const { collection, events, model, request, signal } = this.#parts
    const { device, dtype } = rung
    const texts = textsOf(collection)
    const scorer = await model.scorerOn(session, course.recipe, texts)
    const order = new QueryOrder(course.pending.queries)
    order.prefer(this.#preferred)
    this.#order = order
    const source = new QueryBatches(course.pending, order, (pairs, tokens) => scorer.cut(pairs, batchLimits(device, dtype, tokens)))
    const calibration = await this.#calibration(rung, session)
    const pace = new Pace(session.lanes)
    let isSlower = false
    const settling = new GroupCommit<BatchOutcome>((outcomes) => course.settle(outcomes))
    // What cannot be kept is not computed.
    const stop = { get aborted() { return signal?.aborted === true || isSlower || settling.hasFailed } }
    const run = new DeviceRun({ session, scorer, dtype, texts, source: upTo(batches, source), tuner: calibration.tuner, signal: stop })
    const breath = new Breath()
    course.meter.changeDevice(session.lanes)
    try {
      for await (const outcome of run.outcomes()) {
        settling.put(outcome)
        await settling.room(MOST_WAITING)
        pace.ran(outcome.tokens, outcome.milliseconds)
        if (ladder && wasm !== undefined && this.#rivalry === null && (this.#rivalry = rivalry(wasm, pace)) !== null) {
          isSlower = isBeaten(this.#rivalry, request.device, ladder)
          events.onStart?.(this.#startOn(rung, course, ladder))
        }
        await breath.take()
      }
    } finally {
      await settling.done()
      await calibration.keep()
    }
    if (isSlower && this.#rivalry !== null && course.pending.size > 0) throw new RungFailure('slower', new Error(verdict(this.#rivalry)))
    return pace.tokensPerSecond
  }

  #calibration({ device, dtype }: Rung, { lanes }: Session): Promise<Calibration> {
    const { model, runtime, tunings } = this.#parts
    const { id, revision } = model.info
    const adapter = this.#adapter
    const on = device === 'webgpu' && adapter !== null ? [adapter.vendor, adapter.architecture, adapter.description].join(' ') : `${runtime.threads} threads`
    return Calibration.open(tunings, { model: id, revision, device, dtype, lanes, on })
  }

  #startOn({ device }: Rung, { recipe }: Course, ladder: Ladder): JobStart {
    const { threads } = this.#parts.runtime
    return { scorer: recipe, device, threads, adapter: this.#adapter, fallbacks: ladder.fallbacks, ...(this.#rivalry && { rivalry: this.#rivalry }) }
  }
}

/** A source that runs dry after so many batches. */
function upTo(batches: number, source: BatchSource): BatchSource {
  if (batches === Infinity) return source
  let left = batches
  return { next: (tokens) => (left-- > 0 ? source.next(tokens) : undefined), lookAhead: () => undefined }
}
