/** The one artefact in which quality and speed stand together: what `report()` returns in the page and report.json holds. */
import type { Combination } from '../ranking/phrasings.ts'
import type { Device, Dtype, System } from '../systems/system.ts'
import type { Fallback, JobSummary } from '../scoring/job.ts'
import type { AdapterFacts } from '../scoring/ports.ts'

export interface Report {
  readonly systems: readonly SystemReport[]
  readonly manifest: Manifest
}

export interface SystemReport {
  readonly name: string
  /** Model id, or `A@100>B@20` for a pipeline; null for a first stage. */
  readonly model: string | null
  /** What its order was made by: models with the hash of their files, dtype, length and the rest, stage by stage. */
  readonly recipe: System
  /** Of a pipeline: its last stage's, as are dtype, adapter, pairs and fallback. */
  readonly device: Device | null
  readonly dtype: Dtype | null
  readonly adapter: AdapterFacts | null
  readonly measures: Readonly<Record<string, MeasureReport>>
  /** Null for a first stage, a pipeline (see `cost`), and for scores that were all in the ledger. */
  readonly speed: Speed | null
  /** What each stage takes, the lowest first: one for a scorer, several for a pipeline, none for a first stage. */
  readonly cost: readonly StageCost[]
  /** Of the job that scored each stage last in this visit, in the order of `cost`; null where it found all in the ledger. */
  readonly stageSpeeds: readonly (Speed | null)[]
  /** Pairs that have a score. */
  readonly pairs: number
  /** Pairs that failed alone, of all stages, and have no score; what was skipped before a reload is not among them. */
  readonly skipped: readonly { readonly qid: string; readonly docid: string; readonly reason: string }[]
  /** Rungs that failed before the device that scored; empty where the first one held. */
  readonly fallback: readonly Fallback[]
}

export interface MeasureReport {
  /** Over the judged queries that are complete; null where there are none. */
  readonly mean: number | null
  readonly perQuery: Readonly<Record<string, number>>
}

/** What one stage of a system takes for all queries of the collection, whether it was scored now or is in the ledger. */
export interface StageCost {
  readonly model: string
  readonly dtype: Dtype
  readonly device: Device
  readonly depth: number
  /** Pairs that the stage orders, and over how many queries. */
  readonly pairs: number
  readonly queries: number
  /** Of this scorer on this device in this browser, first runs and loading left out; null where it was not measured here. */
  readonly millisecondsPerPair: number | null
}

/** Times in milliseconds. */
export interface Speed {
  readonly pairsPerSecond: number
  readonly tokensPerSecond: number
  /** Tokens of padding that were run, as a share of those that are text: (padded - real) / real. */
  readonly padding: number
  /** Per query at the depth. */
  readonly p50: number
  readonly p95: number
  readonly load: number
  readonly firstRun: number
}

export interface Manifest {
  readonly app: string
  readonly version: string
  /** What runs the models, with its version; earlier releases did not say. */
  readonly runtime?: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly collection: { readonly name: string; readonly fingerprint: string; readonly queries: number; readonly pairs: number }
  readonly judgements: string | null
  readonly firstStage: string
  /** Where queries have several phrasings: how their lists become one, and how many phrasings there are of all queries together. */
  readonly phrasings?: { readonly combination: Combination; readonly count: number }
  readonly level: number
  readonly depth: number
  readonly dialect: string
  /** Of bootstrap intervals and randomisation tests. */
  readonly seed: number
  /** The files that were brought, as they lay on disk. */
  readonly files: readonly SourceFile[]
  readonly userAgent: string
  readonly threads: number
  readonly crossOriginIsolated: boolean
}

export interface SourceFile {
  readonly name: string
  readonly bytes: number
  /** Of the whole file as it lay on disk; null while it is computed, and of collections that were kept by a release that did not. */
  readonly sha256: string | null
}

/**
 * Speed of a finished job. Rates are over the steady state of the device that finished it: its first run, which compiles,
 * is left out, and so are pairs found in the ledger; 0 where there was no other run. Null where nothing was scored.
 */
export function speedOf(summary: JobSummary): Speed | null {
  if (summary.scored === 0) return null
  const { pairs, tokens, milliseconds } = summary.steady
  const perSecond = (count: number) => (milliseconds > 0 ? (count * 1000) / milliseconds : 0)
  const perQuery = [...summary.perQuery].sort((a, b) => a - b)
  return {
    pairsPerSecond: perSecond(pairs),
    tokensPerSecond: perSecond(tokens),
    padding: summary.tokens > 0 ? summary.padding / summary.tokens : 0,
    p50: percentile(perQuery, 0.5),
    p95: percentile(perQuery, 0.95),
    load: summary.load,
    firstRun: summary.firstRun,
  }
}

/** Nearest-rank percentile of ascending `sorted`, `share` in 0..1; 0 of nothing. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}
