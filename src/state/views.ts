/** What the screens see: small objects for what is on screen, selected from the three facts and memoised where that is slow. */
import type { StageCost } from '../benchmark/report.ts'
import type { MeasuresBasis } from '../exports/measures-view.ts'
import type { ModelInfo } from '../models/model.ts'
import type { System } from '../systems/system.ts'
import type { Fallback, JobProgress, JobStart } from '../scoring/job.ts'

/** An ordering that a person can look at. */
export interface ShownSystem {
  /** Stable key: hash of the recipe (the run's name for a first stage). */
  readonly key: string
  /** Unique on screen; the name that scripts use too. */
  readonly name: string
  readonly kind: 'first-stage' | 'cross-encoder' | 'bi-encoder' | 'fusion' | 'ideal'
  readonly system: System
  /** Index into the palette (tokens.css: --system-0 …); the same everywhere. */
  readonly colour: number
  /** How it was made, for a scorer that has started. */
  readonly start: JobStart | null
}

/** One line of a ranked list. */
export interface RankedItem {
  readonly pair: number
  readonly passage: number
  readonly docid: string
  /** 1-based. */
  readonly rank: number
  /** Ranks gained (+) or lost (-) against the first column; null in the first column or where that one lacks the passage. */
  readonly move: number | null
  /** Logit, cosine, dot product or first-stage score; null past the depth and in the ideal column. */
  readonly score: number | null
  /** null where nobody judged it. */
  readonly grade: number | null
  /** True for candidates past the depth, which keep the first stage's order. */
  readonly belowDepth: boolean
}

/** One column of the comparison. Items are made when they are rendered: `item(rank - 1)`. */
export interface ComparisonColumn {
  readonly system: ShownSystem
  readonly length: number
  item(at: number): RankedItem
  /** Whether its scores are sums of reciprocal ranks, which differ in their third decimal at most. */
  readonly byRanks: boolean
  /** 0-based place of a pair, or -1. */
  placeOf(pair: number): number
  /** The chosen measure on this query; null without judgements or when not fully scored. */
  readonly value: number | null
  readonly delta: number | null
  /** Rank of the first relevant candidate, from 1, at the chosen level; null where there is none, or no judgement of the query. */
  readonly firstRelevant: number | null
  /** Pairs scored and wanted on this query; equal when complete. */
  readonly scored: number
  readonly wanted: number
}

export interface Comparison {
  readonly query: number
  readonly queryId: string
  readonly queryText: string
  readonly measure: string
  readonly columns: readonly ComparisonColumn[]
  /** The greatest grade in the active judgements, for drawing marks (●●○). */
  readonly maxGrade: number
}

/** A passage opened by the person. What models read of it, they tell later: see useReadings. */
export interface PassageView {
  readonly docid: string
  readonly text: string
  readonly grade: number | null
  /** Whether scorers' and first stages' scores are sums over the ranks under the query's phrasings. */
  readonly byRanks: boolean
  readonly scores: readonly { readonly system: ShownSystem; readonly rank: number; readonly score: number | null; readonly sigmoid: number | null }[]
}

export interface QueryRow {
  readonly query: number
  readonly id: string
  readonly text: string
  /** Chosen measure: leading scorer minus first stage; without judgements, how much the top of the list changed, 0 to 1. Null where unknown. */
  readonly change: number | null
  readonly value: number | null
  readonly judged: boolean
  readonly candidates: number
}

export type QuerySort = 'change' | 'name' | 'measure'

export interface MeasureCell {
  /** Unrounded mean; null where there is nothing to average. */
  readonly mean: number | null
  /** Against the first row, over the queries both have; null in the first row. */
  readonly delta: number | null
  /** 95 % bootstrap interval of the delta, and p of the paired randomisation test. */
  readonly interval: readonly [low: number, high: number] | null
  readonly p: number | null
  /** Queries averaged over, of the judged. */
  readonly n: number
  /** Share of the documents within the measure's cut-off that somebody judged; null where there is nothing to average. */
  readonly judged: number | null
  readonly best: boolean
  readonly wins: number
  readonly ties: number
  readonly losses: number
}

export interface MeasureRow {
  readonly system: ShownSystem
  readonly cells: readonly MeasureCell[]
  /** Queries fully scored, of the judged: `n of m`. */
  readonly complete: number
  readonly tiedInTop: number
}

export interface MeasureTable extends MeasuresBasis {
  readonly columns: readonly string[]
  readonly rows: readonly MeasureRow[]
}

/** What a scorer, or each stage of a pipeline, takes; the lowest stage first. */
export interface SystemCost {
  readonly system: ShownSystem
  readonly stages: readonly StageCost[]
}

/** A pair that failed alone and has no score. */
export interface SkippedView {
  /** Unique among them. */
  readonly key: string
  readonly qid: string
  readonly docid: string
  /** Model and dtype. */
  readonly scorer: string
  readonly reason: string
}

/** One judged query of a per-query difference chart: system A minus B. */
export interface QueryDifference {
  readonly query: number
  readonly id: string
  readonly text: string
  readonly a: number
  readonly b: number
  readonly difference: number
}

export interface LoadedModel {
  readonly info: ModelInfo
  readonly chosen: boolean
  readonly error: string | null
}

export type JobState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running' | 'paused'
      /** `MiniLM-L6 reranker` … what the progress bar is named after. */
      readonly name: string
      /** What its progress counts; pairs, where it is left out. */
      readonly counts?: 'pairs' | 'texts'
      /** It waits while another tab scores the same pairs; `progress` then counts those that are there. */
      readonly phase: 'waiting' | 'loading' | 'scoring'
      readonly loading: { readonly file: string; readonly received: number; readonly total: number } | null
      readonly progress: JobProgress | null
      readonly model: number
      readonly models: number
    }

export interface DeviceLine {
  /** `WASM · 2 threads`, `WebGPU · SwiftShader (software)`. */
  readonly text: string
  readonly fallbacks: readonly Fallback[]
}
