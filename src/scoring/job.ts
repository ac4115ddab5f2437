/** What a scoring job is asked for and what it reports, in terms that cross a worker's boundary. */
import type { AdapterFacts } from './ports.ts'
import type { Device, Dtype, EmbeddingRecipe, Scorer, Windows } from '../systems/system.ts'

export interface JobRequest {
  /** Id of a model that was added to the engine. */
  readonly model: string
  readonly device: 'auto' | Device
  readonly dtype: 'auto' | Dtype
  /** Defaults to the model's own limit. */
  readonly maxLength?: number
  /** Bi-encoders: how a person changed it; defaults to what the model's config says. */
  readonly embedding?: EmbeddingRecipe
  /** Cross-encoders: long passages in windows; without it they are cut at the maximum length. */
  readonly windows?: Windows
  /** Cross-encoders in fp32 or fp16, without windows: what the head starts from is kept too, and computed where it is not (features.ts). */
  readonly features?: boolean
  /** Every pair is computed: nothing kept is read, nothing is kept, and no other tab is waited for. For measuring, which must cost nobody a score. */
  readonly anew?: boolean
  /** For each query the pair rows to score, in the order they are wanted; queries in the order they are wanted. */
  readonly queries: readonly { readonly query: number; readonly pairs: Uint32Array }[]
}

/** A rung of the ladder that did not hold, and why; shown on screen and written to every report. */
export interface Fallback {
  readonly from: { readonly device: Device; readonly dtype: Dtype }
  readonly stage: 'adapter' | 'session' | 'known-answer' | 'run' | 'device-lost' | 'slower'
  readonly reason: string
}

/** What WASM and a GPU do here, both in real tokens a second. */
export interface Rivalry {
  readonly wasm: number
  readonly webgpu: number
}

export interface JobStart {
  readonly scorer: Scorer
  readonly device: Device
  readonly threads: number
  readonly adapter: AdapterFacts | null
  /** Everything that failed before this device took over. */
  readonly fallbacks: readonly Fallback[]
  /** What WASM and this GPU were measured to do, once both were. */
  readonly rivalry?: Rivalry
}

/** Events of a running job, in order. */
export interface JobEvents {
  /** Another tab scores the same pairs, which this job waits for; so many of them are there. Their scores are told as they come. */
  onWait?(waiting: { pairsDone: number; pairsTotal: number }): void
  /** Model files are being read. */
  onLoad?(progress: { file: string; received: number; total: number }): void
  /** A device took over (again after a fallback in mid-run). */
  onStart?(start: JobStart): void
  /** Scores of some pairs of one query; NaN never occurs. `fromLedger` where they were scored before. */
  onScores?(scores: { query: number; pairs: Uint32Array; scores: Float32Array; fromLedger: boolean }): void
  /** A few times a second. Rates are over real inference, ledger hits left out. */
  onProgress?(progress: JobProgress): void
  /** A pair that failed alone and was left out. */
  onSkipped?(skipped: { query: number; pair: number; reason: string }): void
}

export interface JobProgress {
  readonly pairsDone: number
  readonly pairsTotal: number
  readonly pairsPerSecond: number
  readonly tokensPerSecond: number
  /** Milliseconds. */
  readonly timeLeft: number
}

export interface JobSummary {
  readonly outcome: 'done' | 'cancelled'
  readonly start: JobStart
  /** Pairs asked for, and of these: scored by inference in this job, read from the ledger, left out as failing alone. */
  readonly pairs: number
  readonly scored: number
  readonly fromLedger: number
  readonly skipped: number
  /**
   * Milliseconds: loading the model (download and known-answer check included), the first run in every lane of each
   * device that took over (compile included), and all runs after those.
   */
  readonly load: number
  readonly firstRun: number
  readonly run: number
  /** Tokens of all runs, padding left out; and those of padding. */
  readonly tokens: number
  readonly padding: number
  /** What a rate is made of: the runs on the device in `start` but for its first. */
  readonly steady: { readonly pairs: number; readonly tokens: number; readonly milliseconds: number }
  /** Milliseconds of inference of each query that this job scored whole, for percentiles. */
  readonly perQuery: readonly number[]
}
