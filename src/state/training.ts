/** The training in front of the person: what it is to be, what that comes to, how it goes and what came of it. One value, serialisable. */
import { create } from 'zustand'
import type { GridRun } from '../platform/shared/training-face.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import type { PlanReport, TestReport, TrainingOutcome, Validation } from '../training/run/reports.ts'
import type { Course } from './training-course.ts'

/** What a config comes to, or why it comes to nothing; `of` says which config, collection and scores it was made from. */
export type Plan =
  | { readonly of: string; readonly report: PlanReport; readonly features: FeatureNeed; readonly interrupted: number | null }
  | { readonly of: string; readonly error: string }

/** Pairs that a training reads features of, and those of them that are not kept yet. */
export interface FeatureNeed {
  readonly pairs: number
  readonly missing: number
}

export type Phase =
  | { readonly kind: 'idle' }
  /** An ordinary scoring job computes what is missing; it has its own line, and is paused and cancelled there. */
  | { readonly kind: 'features' }
  | { readonly kind: 'training' | 'grid'; readonly isPaused: boolean; readonly isStopping: boolean }
  | { readonly kind: 'testing' }

/** A training that ended, with what is needed to test, promote and take home its head. */
export interface Finished {
  readonly config: TrainingConfig
  /** Whose order the lists were cut from: the test lists are to be cut from the same. */
  readonly firstStage: string
  readonly course: Course
  readonly outcome: TrainingOutcome
  /** Null while the test part is closed. */
  readonly test: TestReport | null
}

/** One run of a grid: what differs, how far it is, and what came of it. */
export interface GridRow {
  readonly run: GridRun
  readonly epochs: number
  /** Of the untrained head, then of the best epoch so far. */
  readonly best: Validation | null
  readonly outcome: TrainingOutcome | null
}

export interface Grid {
  readonly config: TrainingConfig
  readonly firstStage: string
  readonly rows: readonly GridRow[]
}

interface TrainingState {
  /** As the person changed it; null while it is the collection's usual one. */
  readonly draft: TrainingConfig | null
  readonly plan: Plan | null
  readonly phase: Phase
  /** Of the training that runs; null otherwise. */
  readonly course: Course | null
  readonly finished: Finished | null
  readonly grid: Grid | null
  /** How often this collection's test queries were opened, so that nobody takes the fifth time for the first. */
  readonly opened: number
  readonly error: string | null
}

export const noTraining: Omit<TrainingState, 'draft'> = { plan: null, phase: { kind: 'idle' }, course: null, finished: null, grid: null, opened: 0, error: null }

export const useTraining = create<TrainingState>()(() => ({ draft: null, ...noTraining }))
