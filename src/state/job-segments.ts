/** A job that was paused is several jobs of the worker's. */
import type { JobSummary } from '../scoring/job.ts'

/**
 * The segments as one: what a later segment found in the ledger, an earlier one had scored, and only the first to run
 * compiled anything. Throws where there is none.
 */
export function inOne(segments: readonly JobSummary[]): JobSummary {
  const last = segments.at(-1)
  if (!last) throw new Error('A job ended without a summary')
  const sum = (of: (segment: JobSummary) => number, among = segments) => among.reduce((total, segment) => total + of(segment), 0)
  const onItsDevice = segments.filter(({ start }) => start.device === last.start.device && start.scorer.dtype === last.start.scorer.dtype)
  const { firstRun } = segments.find((segment) => segment.firstRun > 0) ?? last
  return {
    ...last,
    scored: sum(({ scored }) => scored),
    fromLedger: segments[0]?.fromLedger ?? 0,
    load: sum(({ load }) => load),
    firstRun,
    run: sum((segment) => segment.run + segment.firstRun) - firstRun,
    tokens: sum(({ tokens }) => tokens),
    padding: sum(({ padding }) => padding),
    steady: {
      pairs: sum(({ steady }) => steady.pairs, onItsDevice),
      tokens: sum(({ steady }) => steady.tokens, onItsDevice),
      milliseconds: sum(({ steady }) => steady.milliseconds, onItsDevice),
    },
    perQuery: segments.flatMap(({ perQuery }) => perQuery),
  }
}
