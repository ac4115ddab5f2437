/** Runs a job and writes down what it tells. */
import type { Collection } from '../../collection/collection.ts'
import { pairsOf } from '../../collection/collection.ts'
import type { ScoringEngine } from '../engine.ts'
import type { JobEvents, JobProgress, JobRequest, JobStart, JobSummary } from '../job.ts'

export interface RecordedJob {
  readonly summary: JobSummary
  readonly starts: readonly JobStart[]
  /** By pair row, of the system that was started last. */
  readonly scores: ReadonlyMap<number, number>
  /** Pair rows that were run, in order, over all systems. */
  readonly ran: readonly number[]
  /** Queries in the order that scores of theirs came. */
  readonly queries: readonly number[]
  readonly skipped: readonly { readonly pair: number; readonly reason: string }[]
  readonly progress: readonly JobProgress[]
}

/** Everything in the collection, unless `request` names queries. */
export async function recordJob(engine: ScoringEngine, collection: Collection, request: Partial<JobRequest> & Pick<JobRequest, 'model'>, also: JobEvents = {}, signal?: AbortSignal): Promise<RecordedJob> {
  const starts: JobStart[] = []
  const scores = new Map<number, number>()
  const ran: number[] = []
  const queries: number[] = []
  const skipped: { pair: number; reason: string }[] = []
  const progress: JobProgress[] = []
  const summary = await engine.score(
    { device: 'auto', dtype: 'auto', queries: wholeOf(collection), ...request },
    {
      onStart(start) {
        if (start.scorer.dtype !== starts.at(-1)?.scorer.dtype) scores.clear()
        starts.push(start)
        also.onStart?.(start)
      },
      onScores(told) {
        told.pairs.forEach((row, i) => scores.set(row, told.scores[i] ?? NaN))
        if (!told.fromLedger) ran.push(...told.pairs)
        if (queries.at(-1) !== told.query) queries.push(told.query)
        also.onScores?.(told)
      },
      onWait: (told) => also.onWait?.(told),
      onSkipped: (told) => skipped.push(told),
      onProgress: (told) => progress.push(told),
    },
    signal,
  )
  return { summary, starts, scores, ran, queries, skipped, progress }
}

export function wholeOf({ candidates, queryIds }: Collection): JobRequest['queries'] {
  return Array.from({ length: queryIds.length }, (_, query) => {
    const [start, end] = pairsOf(candidates, query)
    return { query, pairs: Uint32Array.from({ length: end - start }, (_, i) => start + i) }
  })
}
