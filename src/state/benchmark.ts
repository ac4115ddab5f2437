/** A benchmark in the app: the plan in front of the person, the run that goes on or ended last, and reports that were opened. */
import { create } from 'zustand'
import type { Cell, Plan } from '../benchmark/plan/plan.ts'
import type { BenchmarkReport, Machine } from '../benchmark/report/benchmark-report.ts'
import type { CellProgress } from '../benchmark/run/place.ts'
import type { RunState } from '../benchmark/run/record.ts'
import type { Combination } from '../ranking/phrasings.ts'

/** What a run is of: what has to be the same for it to be gone on with. */
export interface BenchmarkSubject {
  readonly plan: Plan
  /** Of the collection. */
  readonly fingerprint: string
  readonly firstStage: string
  readonly judgements: string | null
  /** How the lists of a query's phrasings become one, where there are any. */
  readonly phrasings?: Combination
  /** Of the app. */
  readonly version: string
}

export interface BenchmarkRun {
  readonly subject: BenchmarkSubject
  readonly cells: readonly Cell[]
  readonly names: readonly string[]
  readonly state: RunState
  /** ISO 8601: when it last changed. */
  readonly changedAt: string
}

export interface OpenedReport {
  readonly id: string
  /** The file's name. */
  readonly name: string
  readonly report: BenchmarkReport
}

interface BenchmarkState {
  /** Null until the person changes something: then what is usual here. */
  readonly draft: Plan | null
  readonly run: BenchmarkRun | null
  /** Null while none runs. */
  readonly going: Going | null
  readonly machine: Machine | null
  readonly opened: readonly OpenedReport[]
  /** Why the last run ended before its plan was done; of a cell that failed its report tells. */
  readonly error: string | null
}

export interface Going {
  /** Of the turn under way; null while its model is opened. */
  readonly progress: CellProgress | null
  readonly isStopping: boolean
}

export const useBenchmark = create<BenchmarkState>()(() => ({ draft: null, run: null, going: null, machine: null, opened: [], error: null }))

export const isBenchmarking = (): boolean => useBenchmark.getState().going !== null
