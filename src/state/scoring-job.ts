/** `Rerank`: one job at a time, run after run and stage after stage; what arrives is written to the scores, and the screen follows. */
import { pairCount } from '../collection/collection.ts'
import { combinations, type Combination } from '../ranking/phrasings.ts'
import { rankedPairs } from '../ranking/rankings.ts'
import { scorerKey } from '../systems/key.ts'
import type { Stage } from '../systems/pipeline.ts'
import type { Device, Dtype, Windows } from '../systems/system.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary } from '../scoring/job.ts'
import { isBenchmarking } from './benchmark.ts'
import { choose, useChoices } from './choices.ts'
import { changeJob, useJobStore } from './job.ts'
import { inOne } from './job-segments.ts'
import { wantToKeep } from './kept-scores.ts'
import { recipeWishes } from './models.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { startPipeline } from './pipelines.ts'
import { rememberSystem } from './remembered.ts'
import { runsFor, type Run } from './runs.ts'
import { ScoreInbox } from './score-inbox.ts'
import { factsNow } from './script.ts'
import { finishSystem, startSystem } from './scores.ts'
import { selectBase, selectQueries, selectQuery } from './selected.ts'
import { noteSpeed } from './speeds.ts'
import { rowOfQuery } from './derived/query-rows.ts'
import { askedPairs, firstPhrasing } from './derived/phrased-scores.ts'
import { orderAbove } from './derived/systems.ts'
import { scoring } from './workers.ts'

/** What is left out is as the person has chosen it. */
export interface RerankChoice {
  /** Ids of loaded models, and pipelines of them: `A@100>B@20` is A over the first 100, then B over A's first 20. */
  readonly models?: readonly string[]
  readonly device?: 'auto' | Device
  readonly dtype?: 'auto' | Dtype
  readonly depth?: number
  /** How the lists of a query's phrasings become one. */
  readonly phrasings?: Combination
  readonly maxLength?: number
  /** How cross-encoders read long passages; null to cut them. */
  readonly windows?: Windows | null
  /** Ids of the queries to score; all of them where they are left out. */
  readonly queries?: readonly string[]
}

let resumeJob: (() => void) | null = null
let stop: 'pause' | 'cancel' | 'abandon' | null = null

/**
 * Scores the first stage's top candidates with the named models and pipelines, else the chosen ones, else the embedded
 * pair. Resolves when all are done, or the person cancelled or turned to another collection, which keeps what is scored.
 * Throws where there is no collection, another job runs, the depth, a pipeline or a query is none, or a model could not
 * be run on any device; the runs behind it in the line are then still done.
 */
export async function rerank(options: RerankChoice = {}): Promise<void> {
  expectIdle()
  const { depth, phrasings } = options
  if (depth !== undefined && !(depth >= 1 && (depth === Infinity || Number.isInteger(depth)))) throw new RangeError(`The depth is a whole number from 1 up, not ${depth}.`)
  if (phrasings !== undefined && !combinations.includes(phrasings)) throw new RangeError(`Phrasings are combined by ${combinations.join(', ')}, not ${String(phrasings)}.`)
  const collection = selectBase(factsNow())?.collection
  const unknown = options.queries?.find((id) => !collection || rowOfQuery(collection, id) < 0)
  if (unknown !== undefined) throw new RangeError(`The collection has no query “${unknown}”.`)
  choose({
    ...(depth === undefined ? {} : { depth }),
    ...(phrasings === undefined ? {} : { phrasings }),
    ...(options.device === undefined ? {} : { device: options.device }),
    ...(options.dtype === undefined ? {} : { precision: options.dtype }),
  })
  const failures: string[] = []
  await asJob('Rerank', async () => {
    const runs = await runsFor(options.models)
    for (const [at, run] of runs.entries()) {
      if (isStopped()) break
      changeJob({ model: at, models: runs.length })
      try {
        await perform(run, options)
      } catch (error) {
        if (!isAbandoned()) failures.push(sentence(error))
      }
    }
  })
  if (failures.length > 0) {
    failures.forEach((failure) => notify('error', failure))
    throw new Error(failures.join(' '))
  }
}

/**
 * A job over named pairs, whatever is chosen: shown, paused and cancelled as any other, its scores those of a `Rerank`.
 * Null where it was stopped before it began. Throws as `rerank` does.
 */
export async function scorePairs(name: string, request: JobRequest): Promise<JobSummary | null> {
  expectIdle()
  return asJob(name, () => score({ model: request.model, depth: null, below: [], pipeline: null }, () => request))
}

/**
 * Other work of the scoring worker as the job on screen. It gives null where it was stopped; after a pause it is asked
 * again, and goes on with what is kept. Null where it was cancelled. Throws where another job runs, and what `work` throws.
 */
export async function asStoppableJob<T>(name: string, counts: 'texts', work: () => Promise<T | null>): Promise<T | null> {
  expectNoOther()
  return asJob(name, async () => {
    changeJob({ counts })
    for (;;) {
      if (stop === 'pause') await paused()
      if (isStopped()) return null
      const made = await work()
      if (made !== null || stop !== 'pause') return made
    }
  })
}

function expectIdle(): void {
  if (!selectBase(factsNow())) throw new Error('There is nothing to rerank yet: add a candidate set first.')
  expectNoOther()
}

function expectNoOther(): void {
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running already: wait for it, or cancel it.')
  if (isBenchmarking()) throw new Error('A benchmark is running, and what it times would be slowed down: wait for it, or stop it.')
}

async function asJob<T>(name: string, work: () => Promise<T>): Promise<T> {
  stop = null
  useJobStore.setState({ job: { kind: 'running', name, phase: 'loading', loading: null, progress: null, model: 0, models: 1 } })
  try {
    // What the click changed is drawn first: with the order of queries in one task it would hold the page up.
    await new Promise((resolve) => setTimeout(resolve))
    return await work()
  } finally {
    useJobStore.setState({ job: { kind: 'idle' } })
  }
}

// Read through a function, since the checker cannot see that another event may have changed it meanwhile.
const isStopped = () => stop === 'cancel' || stop === 'abandon'
const isAbandoned = () => stop === 'abandon'

/** Runs a pipeline's stages from the lowest up, each for all queries before the next, which needs its order. */
async function perform({ name, stages }: Run, options: RerankChoice): Promise<void> {
  const below: StartedStage[] = []
  for (const [at, { model, depth }] of stages.entries()) {
    if (isStopped()) return
    changeJob({ name: stages.length === 1 ? `Rerank with ${name}` : `Rerank with ${model}@${depth}, stage ${at + 1} of ${stages.length}`, phase: 'loading', loading: null, progress: null })
    const task: Task = { model, depth, below, pipeline: stages.length === 1 ? null : name }
    const summary = await score(task, () => requestFor(task, options))
    if (summary?.outcome !== 'done' || depth === null) return
    below.push({ start: summary.start, depth })
  }
}

interface StartedStage {
  readonly start: JobStart
  readonly depth: number
}

/** A scorer's part in a run. */
interface Task {
  readonly model: string
  /** Null to the depth that is chosen. */
  readonly depth: number | null
  readonly below: readonly StartedStage[]
  /** The pipeline that it is a stage of; null for a scorer by itself. */
  readonly pipeline: string | null
}

/** What it came to; null where it was stopped before it began. */
async function score(task: Task, request: () => JobRequest): Promise<JobSummary | null> {
  const system: { inbox: ScoreInbox | null } = { inbox: null }
  const events: JobEvents = {
    onWait: (waiting) => changeJob({ phase: 'waiting', loading: null, progress: { ...waiting, pairsPerSecond: 0, tokensPerSecond: 0, timeLeft: Infinity } }),
    onLoad: (loading) => changeJob({ phase: 'loading', loading }),
    onStart(start) {
      if (isAbandoned()) return
      // Where a dtype gave way to another, what still waits is the former system's.
      system.inbox?.flush()
      system.inbox = new ScoreInbox(begin(start, task))
      changeJob({ phase: 'scoring', loading: null })
    },
    onScores(scores) {
      if (isAbandoned()) return
      system.inbox?.put(scores)
      if (!scores.fromLedger) wantToKeep()
    },
    onSkipped(skipped) {
      if (!isAbandoned()) system.inbox?.skip(skipped)
    },
    onProgress: (progress) => changeJob({ phase: 'scoring', loading: null, progress }),
  }
  const summaries: JobSummary[] = []
  try {
    for (;;) {
      if (stop === 'pause') await paused()
      if (isStopped()) break
      const summary = await scoring((worker) => worker.score(request(), events))
      summaries.push(summary)
      if (summary.outcome === 'done' || stop !== 'pause') break
    }
  } finally {
    if (!isAbandoned()) system.inbox?.flush()
  }
  if (summaries.length === 0) return null
  const summary = inOne(summaries)
  noteSpeed(summary)
  if (isAbandoned()) return summary
  if (system.inbox) finishSystem(system.inbox.key, summary)
  // Without a pair to score no device took over, and the next stage still needs an order to be over.
  else if (task.pipeline !== null) begin(summary.start, task)
  return summary
}

/** A device took over: the scorer has its place, or its pipeline has. */
function begin(start: JobStart, { depth, below, pipeline }: Task): string {
  const base = selectBase(factsNow())
  if (!base) throw new Error('The collection was closed while it was being scored.')
  const key = scorerKey(start.scorer)
  startSystem(key, start, pairCount(base.phrased?.brought ?? base.collection), pipeline === null)
  if (pipeline === null || depth === null) rememberSystem(base.collection.fingerprint, start)
  else startPipeline(pipeline, [...below, { start, depth }])
  return key
}

/** All pairs to the depth of the order below: the query in view first, then as the list stands. */
function requestFor({ model, depth, below }: Task, { maxLength, windows, queries }: RerankChoice): JobRequest {
  const facts = factsNow()
  const base = selectBase(facts)
  const over = base && orderAbove(base, facts.scored, below.map(({ start, depth: to }): Stage => ({ scorer: start.scorer, depth: to })))
  if (!over) throw new Error('The collection was closed.')
  const inView = selectQuery(facts, (id) => rowOfQuery(base.collection, id))
  const listed = selectQueries({ ...facts, choices: { ...facts.choices, search: '' } }).map(({ query }) => query)
  const wanted = queries && new Set(queries.map((id) => rowOfQuery(base.collection, id)))
  const order = (inView === null ? listed : [inView, ...listed.filter((query) => query !== inView)]).filter((query) => wanted?.has(query) ?? true)
  const { depth: chosen, device, precision } = useChoices.getState()
  return {
    model,
    device,
    dtype: precision,
    ...recipeWishes(model, { ...(maxLength === undefined ? {} : { maxLength }), ...(windows === undefined ? {} : { windows }) }),
    queries: order.flatMap((query) => askedPairs(base, query, rankedPairs(over, query).slice(0, depth ?? chosen))),
  }
}

function paused(): Promise<void> {
  changeJob({ kind: 'paused' })
  return new Promise((resolve) => {
    resumeJob = () => {
      resumeJob = null
      changeJob({ kind: 'running' })
      resolve()
    }
  })
}

/** Stops after the batch in flight, keeping what is scored; `resume` goes on. */
export function pause(): void {
  if (useJobStore.getState().job.kind !== 'running' || stop !== null) return
  stop = 'pause'
  stopWorker()
}

export function resume(): void {
  if (!resumeJob) return
  stop = null
  resumeJob()
}

/** Ends the job after the batch in flight, keeping what is scored. */
export function cancel(): void {
  if (useJobStore.getState().job.kind === 'idle') return
  stop = 'cancel'
  if (resumeJob) resumeJob()
  else stopWorker()
}

/** Ends a job whose pair rows are about to mean other pairs. What still comes of it is in the ledger, and goes no further. */
export function abandon(): void {
  if (useJobStore.getState().job.kind === 'idle') return
  cancel()
  stop = 'abandon'
}

const stopWorker = () => unawaited(scoring((worker) => worker.cancel()), 'The job could not be stopped')

// The query in view is scored first, also when the person turns to another in mid-run.
useChoices.subscribe(({ query }, before) => {
  if (query === before.query || query === null || useJobStore.getState().job.kind !== 'running') return
  const base = selectBase(factsNow())
  const row = base ? firstPhrasing(base, rowOfQuery(base.collection, query)) : -1
  if (row >= 0) unawaited(scoring((worker) => worker.prefer(row)), 'The query in view could not be put first')
})
