/** What a plan is run with: places that score cells, and somewhere to keep what they give. */
import type { JobProgress } from '../../scoring/job.ts'
import type { Cell } from '../plan/plan.ts'
import type { ScoresById } from '../report/agreement.ts'
import type { Machine, Repeat } from '../report/benchmark-report.ts'
import type { Manifest, SystemReport } from '../report.ts'

/** Where cells are run: a browser that is driven from outside, or the page that shows what comes of it. */
export interface Place {
  readonly machine: Machine
  /** Measures the collection's first stages: what every cell is held against. */
  firstStages(signal: AbortSignal): Promise<FirstStagesRun>
  /** What else the machine does just now, while nothing of the benchmark runs. */
  load(): Promise<Pick<Repeat, 'loadAverage' | 'busy'>>
  /** Scores a cell once. Rejects with PageLost where what it ran in did not last, and at once with the signal's reason. */
  run(cell: Cell, options: CellRunOptions): Promise<CellRun>
  /** Whether it went away for good. */
  isLost(): boolean
}

export interface CellRunOptions {
  /** Whether what is kept is forgotten first; not where a crashed page is gone on from. */
  readonly anew: boolean
  readonly signal: AbortSignal
  onProgress(progress: CellProgress): void
}

export interface CellProgress extends Pick<JobProgress, 'pairsDone' | 'pairsTotal' | 'pairsPerSecond' | 'timeLeft'> {
  /** `waiting`: another tab scores the same pairs. */
  readonly phase: 'waiting' | 'loading' | 'scoring'
}

/** What a page tells of the collection before any model has run. */
export interface FirstStagesRun {
  readonly manifest: Manifest
  readonly systems: readonly SystemReport[]
  /** Their orders as TREC runs, in the same order. */
  readonly runs: readonly string[]
}

/** A cell scored once, and all that will be told of it. */
export interface CellRun {
  readonly system: SystemReport
  readonly manifest: Manifest
  /** Milliseconds: opening the model's files, and from asking for the scores to their end. */
  readonly opened: number
  readonly wall: number
  readonly scores: ScoresById
  /** The whole order, as a TREC run. */
  readonly run: string
}

/** What a cell was run in crashed or is gone: what it kept is there for the next one. */
export class PageLost extends Error {
  override readonly name = 'PageLost'
}

/** Every place was lost, and none can be started from here. */
export class BrowsersLost extends Error {
  override readonly name = 'BrowsersLost'
}

/** Keeps scores and orders under a system's slug. */
export interface ScoreFiles {
  writeRun(slug: string, run: string): void
  writeScores(slug: string, scores: ScoresById): void
  /** Those that were written; throws where there are none. */
  readScores(slug: string): ScoresById
}

/** Who is told how far it is. */
export interface Listener {
  line(text: string): void
  /** A run begins. */
  begin(title: string): void
  progress(title: string, progress: CellProgress): void
  done(title: string, system: SystemReport, wall: number): void
}
