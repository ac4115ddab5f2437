/** `Rerank`: one job at a time, model after model; what arrives is written to the scores, and the screen follows. */
import { pairCount, scorable } from '../collection/collection.ts'
import { rankedPairs } from '../ranking/rankings.ts'
import { scorerKey } from '../systems/key.ts'
import type { Device, Dtype } from '../systems/system.ts'
import type { JobEvents, JobRequest, JobStart, JobSummary } from '../scoring/job.ts'
import { choose, useChoices } from './choices.ts'
import { changeJob, useJobStore } from './job.ts'
import { addModel } from './model-actions.ts'
import { useModelStore } from './models.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { rememberSystem } from './remembered.ts'
import { ScoreInbox } from './score-inbox.ts'
import { factsNow } from './script.ts'
import { finishSystem, startSystem } from './scores.ts'
import { selectBase, selectQueries, selectQuery } from './selected.ts'
import { rowOfQuery } from './derived/query-rows.ts'
import { scoring } from './workers.ts'

/** What is left out is as the person has chosen it. */
export interface RerankChoice {
  /** Ids of loaded models. */
  readonly models?: readonly string[]
  readonly device?: 'auto' | Device
  readonly dtype?: 'auto' | Dtype
  readonly depth?: number
  readonly maxLength?: number
}

/** The pair that the build carries, in the order in which it is fastest to see something. */
export const EMBEDDED = ['embedded/bi-encoder', 'embedded/reranker']

let resumeJob: (() => void) | null = null
let stop: 'pause' | 'cancel' | 'abandon' | null = null

/**
 * Scores the first stage's top candidates with the named models, else the chosen ones, else the embedded pair. Resolves
 * when all are done, or the person cancelled or turned to another collection, which keeps what is scored. Throws where
 * there is no collection, another job runs, the depth is none, or a model could not be run on any device; the models
 * behind it in the line are then still run.
 */
export async function rerank(options: RerankChoice = {}): Promise<void> {
  if (!selectBase(factsNow())) throw new Error('There is nothing to rerank yet: add a candidate set first.')
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running already: wait for it, or cancel it.')
  const { depth } = options
  if (depth !== undefined && !(depth >= 1 && (depth === Infinity || Number.isInteger(depth)))) throw new RangeError(`The depth is a whole number from 1 up, not ${depth}.`)
  choose({
    ...(depth === undefined ? {} : { depth }),
    ...(options.device === undefined ? {} : { device: options.device }),
    ...(options.dtype === undefined ? {} : { precision: options.dtype }),
  })
  stop = null
  useJobStore.setState({ job: { kind: 'running', name: 'Rerank', phase: 'loading', loading: null, progress: null, model: 0, models: 1 } })
  const failures: string[] = []
  try {
    const models = await modelsFor(options.models)
    for (const [at, model] of models.entries()) {
      if (isStopped()) break
      changeJob({ name: `Rerank with ${model}`, phase: 'loading', loading: null, progress: null, model: at, models: models.length })
      try {
        await scoreWith(model, options)
      } catch (error) {
        if (!isAbandoned()) failures.push(sentence(error))
      }
    }
  } finally {
    useJobStore.setState({ job: { kind: 'idle' } })
  }
  if (failures.length > 0) {
    failures.forEach((failure) => notify('error', failure))
    throw new Error(failures.join(' '))
  }
}

// Read through a function, since the checker cannot see that another event may have changed it meanwhile.
const isStopped = () => stop === 'cancel' || stop === 'abandon'
const isAbandoned = () => stop === 'abandon'

async function modelsFor(wanted: readonly string[] | undefined): Promise<readonly string[]> {
  if (wanted) return wanted
  const chosen = useModelStore.getState().loaded.filter((model) => model.chosen)
  if (chosen.length > 0) return chosen.map(({ info }) => info.id)
  for (const id of EMBEDDED) await addModel(id)
  return EMBEDDED
}

async function scoreWith(model: string, options: RerankChoice): Promise<void> {
  const system: { inbox: ScoreInbox | null } = { inbox: null }
  const events: JobEvents = {
    onLoad: (loading) => changeJob({ phase: 'loading', loading }),
    onStart(start) {
      if (isAbandoned()) return
      // Where a dtype gave way to another, what still waits is the former system's.
      system.inbox?.flush()
      system.inbox = new ScoreInbox(begin(start))
      changeJob({ phase: 'scoring', loading: null })
    },
    onScores(scores) {
      if (!isAbandoned()) system.inbox?.put(scores)
    },
    onProgress: (progress) => changeJob({ phase: 'scoring', loading: null, progress }),
  }
  const summaries: JobSummary[] = []
  try {
    for (;;) {
      if (stop === 'pause') await paused()
      if (isStopped()) break
      const summary = await scoring((worker) => worker.score(requestFor(model, options), events))
      summaries.push(summary)
      if (summary.outcome === 'done' || stop !== 'pause') break
    }
  } finally {
    if (!isAbandoned()) system.inbox?.flush()
  }
  if (system.inbox && summaries.length > 0 && !isAbandoned()) finishSystem(system.inbox.key, inOne(summaries))
}

function begin(start: JobStart): string {
  const facts = factsNow()
  const base = selectBase(facts)
  if (!base) throw new Error('The collection was closed while it was being scored.')
  const key = scorerKey(start.scorer)
  startSystem(key, start, pairCount(base.collection))
  rememberSystem(base.collection.fingerprint, start)
  return key
}

/** All pairs to the depth: the query in view first, then as the list stands. */
function requestFor(model: string, { maxLength }: RerankChoice): JobRequest {
  const facts = factsNow()
  const base = selectBase(facts)
  if (!base) throw new Error('The collection was closed.')
  const inView = selectQuery(facts, (id) => rowOfQuery(base.collection, id))
  const listed = selectQueries({ ...facts, choices: { ...facts.choices, search: '' } }).map(({ query }) => query)
  const order = inView === null ? listed : [inView, ...listed.filter((query) => query !== inView)]
  const { depth, device, precision } = useChoices.getState()
  const settings = useModelStore.getState().settings[model]
  const tokens = maxLength ?? settings?.maxLength
  return {
    model,
    device,
    dtype: precision,
    ...(tokens === undefined ? {} : { maxLength: tokens }),
    ...(settings?.embedding ? { embedding: settings.embedding } : {}),
    queries: order.map((query) => ({ query, pairs: scorable(base.collection, query, rankedPairs(base.order, query).slice(0, depth)) })),
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
  const { collection } = factsNow()
  const row = collection ? rowOfQuery(collection, query) : -1
  if (row >= 0) unawaited(scoring((worker) => worker.prefer(row)), 'The query in view could not be put first')
})

/** The segments of a job that was paused, as one: what a later segment found in the ledger, an earlier one had scored. */
function inOne(summaries: readonly JobSummary[]): JobSummary {
  const last = summaries.at(-1)
  if (!last) throw new Error('A job ended without a summary')
  const sum = (of: (summary: JobSummary) => number) => summaries.reduce((total, summary) => total + of(summary), 0)
  return {
    ...last,
    scored: sum(({ scored }) => scored),
    fromLedger: summaries[0]?.fromLedger ?? 0,
    load: sum(({ load }) => load),
    firstRun: summaries.find(({ firstRun }) => firstRun > 0)?.firstRun ?? 0,
    run: sum(({ run }) => run),
    tokens: sum(({ tokens }) => tokens),
    perQuery: summaries.flatMap(({ perQuery }) => perQuery),
  }
}
